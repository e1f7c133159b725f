import type { Insertable, Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { AuditEntriesTable } from './audit-tables.ts';

export async function insertAuditEntry(db: Kysely<Tables>, entry: Insertable<AuditEntriesTable>): Promise<void> {
  await db.insertInto('audit_entries').values(entry).execute();
}
