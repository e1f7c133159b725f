import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { WorkflowsTable, WorkflowVersionsTable } from './workflow-tables.ts';

export type WorkflowRow = Selectable<WorkflowsTable>;
export type VersionRow = Omit<Selectable<WorkflowVersionsTable>, 'document'>;

/** One workflow of the project that is not deleted. */
export async function findWorkflow(
  db: Kysely<Tables>,
  projectId: string,
  workflowId: string,
): Promise<WorkflowRow | undefined> {
  return selectWorkflow(db, projectId, workflowId).executeTakeFirst();
}

/** As `findWorkflow`, without reading its draft. */
export async function hasWorkflow(db: Kysely<Tables>, projectId: string, workflowId: string): Promise<boolean> {
  const found = await selectWorkflow(db, projectId, workflowId).clearSelect().select('id').executeTakeFirst();
  return found !== undefined;
}

/** As `findWorkflow`, and nobody else changes it until the transaction ends. */
export async function lockWorkflow(
  transaction: Kysely<Tables>,
  projectId: string,
  workflowId: string,
): Promise<WorkflowRow | undefined> {
  return selectWorkflow(transaction, projectId, workflowId).forNoKeyUpdate().executeTakeFirst();
}

function selectWorkflow(db: Kysely<Tables>, projectId: string, workflowId: string) {
  return db
    .selectFrom('workflows')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', workflowId)
    .where('deleted_at', 'is', null);
}
