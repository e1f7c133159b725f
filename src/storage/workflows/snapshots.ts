import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { WorkflowSnapshotsTable } from './workflow-tables.ts';

export type SnapshotRow = Omit<Selectable<WorkflowSnapshotsTable>, 'document'>;

const COLUMNS = ['id', 'workflow_id', 'name', 'revision', 'created_by', 'created_at'] as const;

/** Newest first. */
export async function listSnapshotRows(db: Kysely<Tables>, workflowId: string): Promise<SnapshotRow[]> {
  return db
    .selectFrom('workflow_snapshots')
    .select(COLUMNS)
    .where('workflow_id', '=', workflowId)
    .orderBy('id', 'desc')
    .execute();
}

export async function findSnapshot(
  db: Kysely<Tables>,
  workflowId: string,
  snapshotId: string,
): Promise<Selectable<WorkflowSnapshotsTable> | undefined> {
  return db
    .selectFrom('workflow_snapshots')
    .selectAll()
    .where('workflow_id', '=', workflowId)
    .where('id', '=', snapshotId)
    .executeTakeFirst();
}

export async function insertSnapshot(
  transaction: Kysely<Tables>,
  snapshot: Omit<Selectable<WorkflowSnapshotsTable>, 'document' | 'created_at'> & { readonly document: string },
): Promise<SnapshotRow> {
  return transaction.insertInto('workflow_snapshots').values(snapshot).returning(COLUMNS).executeTakeFirstOrThrow();
}

/** Undefined: there is no such snapshot. */
export async function renameSnapshotRow(
  transaction: Kysely<Tables>,
  workflowId: string,
  snapshotId: string,
  name: string,
): Promise<SnapshotRow | undefined> {
  return transaction
    .updateTable('workflow_snapshots')
    .set({ name })
    .where('workflow_id', '=', workflowId)
    .where('id', '=', snapshotId)
    .returning(COLUMNS)
    .executeTakeFirst();
}

export async function removeSnapshotRow(
  transaction: Kysely<Tables>,
  workflowId: string,
  snapshotId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('workflow_snapshots')
    .where('workflow_id', '=', workflowId)
    .where('id', '=', snapshotId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
