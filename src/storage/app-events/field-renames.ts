import { sql, type ColumnType, type Generated, type Kysely, type Selectable } from 'kysely';
import type { FieldRename } from '#core/schema/find-renamed-fields.ts';
import type { FieldChange } from '#core/expression/rewrite-references.ts';
import type { Tables } from '../database/tables.ts';

/** Written as JSON text, read parsed. */
type JsonColumn<Value> = ColumnType<Value, string, string>;

export type ChangedDraft = { readonly workflowId: string; readonly changes: readonly FieldChange[] };

export interface FieldRenamesTable {
  id: string;
  app_event_id: string;
  renames: JsonColumn<FieldRename[]>;
  reads_both: boolean;
  member_name: string;
  sample_before: string;
  sample_after: string;
  drafts: JsonColumn<ChangedDraft[]>;
  created_at: Generated<Date>;
  undone_at: Date | null;
}

export type FieldRenameRow = Selectable<FieldRenamesTable>;

const MOST_LISTED = 50;

/** Newest first. */
export async function listFieldRenames(db: Kysely<Tables>, appEventId: string): Promise<FieldRenameRow[]> {
  return db
    .selectFrom('field_renames')
    .selectAll()
    .where('app_event_id', '=', appEventId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LISTED)
    .execute();
}

/** As it is, and nobody else undoes it until the transaction ends. */
export async function lockFieldRename(
  transaction: Kysely<Tables>,
  appEventId: string,
  renameId: string,
): Promise<FieldRenameRow | undefined> {
  return transaction
    .selectFrom('field_renames')
    .selectAll()
    .where('app_event_id', '=', appEventId)
    .where('id', '=', renameId)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertFieldRename(
  transaction: Kysely<Tables>,
  { renames, drafts, ...row }: Omit<FieldRenameRow, 'created_at' | 'undone_at'>,
): Promise<void> {
  await transaction
    .insertInto('field_renames')
    .values({ ...row, renames: JSON.stringify(renames), drafts: JSON.stringify(drafts) })
    .execute();
}

export async function markRenameUndone(transaction: Kysely<Tables>, renameId: string): Promise<void> {
  await transaction
    .updateTable('field_renames')
    .set({ undone_at: sql`now()` })
    .where('id', '=', renameId)
    .execute();
}

export async function markOldKeysDropped(transaction: Kysely<Tables>, renameId: string): Promise<void> {
  await transaction.updateTable('field_renames').set({ reads_both: false }).where('id', '=', renameId).execute();
}
