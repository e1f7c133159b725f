import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { AuditEntriesTable } from './audit-tables.ts';

export interface AuditPage {
  readonly projectId: string;
  /** Entries older than this one; null: from the newest. */
  readonly beforeId: string | null;
  readonly limit: number;
}

/** Newest first. */
export async function listAuditEntries(
  db: Kysely<Tables>,
  { projectId, beforeId, limit }: AuditPage,
): Promise<Selectable<AuditEntriesTable>[]> {
  let query = db.selectFrom('audit_entries').selectAll().where('project_id', '=', projectId);
  if (beforeId !== null) query = query.where('id', '<', beforeId);
  return query.orderBy('id', 'desc').limit(limit).execute();
}
