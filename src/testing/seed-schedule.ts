import type { Pool } from 'pg';
import type { Config } from '#core/workflow/document.ts';
import { ensureEndUsers } from '#storage/ingest/ensure-end-users.ts';
import { makeDocument } from './make-document.ts';
import { seedProject, seedWorkflow } from './seed-project.ts';

/** A published Scheduler workflow that is on for so many users: u0, u1, … */
export async function seedSchedule(pool: Pool, config: Config, users: number): Promise<string> {
  const project = await seedProject(pool);
  const { workflowId, versionId } = await seedWorkflow(pool, project, []);
  await ensureEndUsers(
    pool,
    Array.from({ length: users }, (_, index) => ({ projectId: project.projectId, externalId: `u${index}` })),
  );
  await publishTrigger(pool, { workflowId, versionId, type: 'scheduler', config });
  return workflowId;
}

type PublishedTrigger = {
  readonly workflowId: string;
  /** Of the version before. */
  readonly versionId: string;
  readonly type: string;
  readonly config: Config;
};

/** Publishes a workflow that is nothing but its trigger. */
export async function publishTrigger(
  pool: Pool,
  { workflowId, versionId, type, config }: PublishedTrigger,
): Promise<void> {
  const document = makeDocument([], { trigger: { type, config } });
  await pool.query(
    `with v as (
       insert into workflow_versions (id, workflow_id, number, document, published_by)
       select uuidv7(), workflow_id, number + 1, $2, 'test' from workflow_versions where id = $1 returning id
     )
     update workflows set published_version_id = (select id from v) where id = $3`,
    [versionId, JSON.stringify(document), workflowId],
  );
}
