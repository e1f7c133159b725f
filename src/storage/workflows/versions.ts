import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { VersionRow } from './find-workflow.ts';
import type { WorkflowVersionsTable } from './workflow-tables.ts';

const VERSION_COLUMNS = [
  'id',
  'workflow_id',
  'number',
  'note',
  'published_by',
  'published_at',
  'restored_from',
] as const;

export async function listVersionRows(db: Kysely<Tables>, workflowId: string): Promise<VersionRow[]> {
  return db
    .selectFrom('workflow_versions')
    .select(VERSION_COLUMNS)
    .where('workflow_id', '=', workflowId)
    .orderBy('number', 'desc')
    .execute();
}

export async function findVersion(
  db: Kysely<Tables>,
  workflowId: string,
  versionId: string,
): Promise<Selectable<WorkflowVersionsTable> | undefined> {
  return db
    .selectFrom('workflow_versions')
    .selectAll()
    .where('workflow_id', '=', workflowId)
    .where('id', '=', versionId)
    .executeTakeFirst();
}

export interface NewVersion {
  readonly id: string;
  readonly workflowId: string;
  /** JSON text. */
  readonly document: string;
  readonly note: string;
  readonly publishedBy: string;
  /** What the draft was made again since the version before: "version 3". */
  readonly restoredFrom: string | null;
}

/** Numbers the version behind the last one; the workflow must be locked. */
export async function insertVersion(transaction: Kysely<Tables>, version: NewVersion): Promise<VersionRow> {
  const last = await transaction
    .selectFrom('workflow_versions')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('workflow_id', '=', version.workflowId)
    .executeTakeFirst();
  return transaction
    .insertInto('workflow_versions')
    .values({
      id: version.id,
      workflow_id: version.workflowId,
      number: (last?.number ?? 0) + 1,
      document: version.document,
      note: version.note,
      published_by: version.publishedBy,
      restored_from: version.restoredFrom,
    })
    .returning(VERSION_COLUMNS)
    .executeTakeFirstOrThrow();
}

/** Undefined: there is no such version. */
export async function updateVersionNote(
  transaction: Kysely<Tables>,
  workflowId: string,
  versionId: string,
  note: string,
): Promise<VersionRow | undefined> {
  return transaction
    .updateTable('workflow_versions')
    .set({ note })
    .where('workflow_id', '=', workflowId)
    .where('id', '=', versionId)
    .returning(VERSION_COLUMNS)
    .executeTakeFirst();
}
