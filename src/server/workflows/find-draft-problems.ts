import type { Kysely } from 'kysely';
import { parseFormula } from '#core/expression/formula/parse-formula.ts';
import { listProblems } from '#core/validation/list-problems.ts';
import type { Problem } from '#core/validation/problem.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import { getFieldPresence } from '../app-events/get-field-presence.ts';
import { findListenedEvent } from './listened-event.ts';
import { catalog } from '#steps/catalog.ts';
import type { Tables } from '#storage/database/tables.ts';
import type { WorkflowRow } from '#storage/workflows/find-workflow.ts';
import { listTestOutputs } from '#storage/workflows/test-outputs.ts';

/** The draft's problems, by the rules that the editor shows them by. */
export async function findDraftProblems(db: Kysely<Tables>, workflow: WorkflowRow): Promise<readonly Problem[]> {
  const projectId = workflow.project_id;
  const appEvents = await db
    .selectFrom('app_events')
    .select(['id', 'name', 'schema'])
    .where('project_id', '=', projectId)
    .execute();
  const secrets = await db.selectFrom('secrets').select('id').where('project_id', '=', projectId).execute();
  const resources = await db.selectFrom('resources').select('id').where('project_id', '=', projectId).execute();
  const testOutputs = await listTestOutputs(db, workflow.id);
  const document = readDocument(workflow.draft);
  // A draft may name an event that this project has not, or no id at all.
  const listened = appEvents.find(({ id }) => id === findListenedEvent(document))?.id;
  const presence = listened === undefined ? undefined : await getFieldPresence(db, listened);
  return listProblems(document, {
    catalog,
    parseFormula,
    appEvents: appEvents.map((event) => (event.id === listened ? { ...event, presence } : event)),
    secretIds: new Set(secrets.map(({ id }) => id)),
    resourceIds: new Set(resources.map(({ id }) => id)),
    testOutputs: Object.fromEntries(testOutputs.map(({ stepId, output }) => [stepId, output])),
  });
}
