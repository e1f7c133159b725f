import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { DraftChangesTable } from './workflow-tables.ts';

export type DraftChangeRow = Selectable<DraftChangesTable>;

/** Which of the change ids the draft has taken already. */
export async function listKnownChangeIds(
  db: Kysely<Tables>,
  workflowId: string,
  changeIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('draft_changes')
    .select('change_id')
    .where('workflow_id', '=', workflowId)
    .where('change_id', 'in', changeIds)
    .execute();
  return new Set(rows.map((row) => row.change_id));
}

export async function insertDraftChanges(
  transaction: Kysely<Tables>,
  changes: readonly Insertable<DraftChangesTable>[],
): Promise<void> {
  await transaction.insertInto('draft_changes').values(changes).execute();
}

/** Oldest first. */
export async function listDraftChangesAfter(
  db: Kysely<Tables>,
  workflowId: string,
  revision: number,
): Promise<DraftChangeRow[]> {
  return db
    .selectFrom('draft_changes')
    .selectAll()
    .where('workflow_id', '=', workflowId)
    .where('revision', '>', revision)
    .orderBy('revision')
    .execute();
}

/** What the draft was last made again behind a revision; null: nothing. */
export async function findRestoredFrom(
  db: Kysely<Tables>,
  workflowId: string,
  revision: number,
): Promise<string | null> {
  const row = await db
    .selectFrom('draft_changes')
    .select('restored_from')
    .where('workflow_id', '=', workflowId)
    .where('revision', '>', revision)
    .where('restored_from', 'is not', null)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.restored_from ?? null;
}
