import type { Pool } from 'pg';
import type { ConditionGroups } from '#core/expression/condition.ts';
import type { Step } from '#core/workflow/document.ts';
import { makeDocument } from './make-document.ts';

/** What the database needs before events can be accepted, without the services that usually write it. */
export type SeededWorkflow = { readonly workflowId: string; readonly versionId: string };
export type SeededProject = { readonly projectId: string; readonly appEventId: string };

export async function seedProject(pool: Pool, eventName = 'Contact Created'): Promise<SeededProject> {
  const { rows } = await pool.query<SeededProject>(
    `with p as (insert into projects (id, name) values (uuidv7(), 'Test') returning id),
     e as (
       insert into app_events (id, project_id, name, sample, schema)
       select uuidv7(), id, $1, '{}', '{"type":"object","properties":{}}' from p returning id, project_id
     ),
     n as (insert into app_event_names (project_id, name, app_event_id, is_alias) select project_id, $1, id, false from e)
     select project_id as "projectId", id as "appEventId" from e`,
    [eventName],
  );
  const [seeded] = rows;
  if (seeded === undefined) throw new Error('The project was not seeded.');
  return seeded;
}

/** A published workflow on the project's event, on by default for users who come later. */
export async function seedWorkflow(
  pool: Pool,
  { projectId, appEventId }: SeededProject,
  steps: readonly Step[],
  config: { readonly filter?: ConditionGroups } = {},
): Promise<SeededWorkflow> {
  const document = makeDocument(steps, { trigger: { type: 'app-event', config: { appEventId, ...config } } });
  const { rows } = await pool.query<SeededWorkflow>(
    `with w as (
       insert into workflows (id, project_id, name, draft, is_on_by_default) values (uuidv7(), $1, $2, $3, true) returning id
     ),
     v as (
       insert into workflow_versions (id, workflow_id, number, document, published_by)
       select uuidv7(), id, 1, $3, 'test' from w returning id, workflow_id
     ),
     l as (
       insert into workflow_listeners (project_id, app_event_id, workflow_id, version_id, has_filter)
       select $1, $4, workflow_id, id, $5 from v
     )
     select workflow_id as "workflowId", id as "versionId" from v`,
    [projectId, document.name, JSON.stringify(document), appEventId, config.filter !== undefined],
  );
  const [seeded] = rows;
  if (seeded === undefined) throw new Error('The workflow was not seeded.');
  await pool.query('update workflows set published_version_id = $2, published_revision = 0 where id = $1', [
    seeded.workflowId,
    seeded.versionId,
  ]);
  return seeded;
}
