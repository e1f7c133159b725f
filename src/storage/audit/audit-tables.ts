import type { ColumnType, Generated } from 'kysely';

export interface AuditEntriesTable {
  id: string;
  project_id: string;
  actor_id: string;
  actor_name: string;
  action: string;
  subject: string;
  /** Written as JSON text, read parsed. */
  details: ColumnType<unknown, string | undefined, never>;
  at: Generated<Date>;
}
