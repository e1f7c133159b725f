import type { ColumnType, Generated } from 'kysely';
import type { Json } from '#core/base/json.ts';

export interface EndUsersTable {
  id: string;
  project_id: string;
  external_id: string;
  /** Written as JSON text, read parsed. */
  metadata: ColumnType<Json, string | undefined, string>;
  first_seen_at: Generated<Date>;
}

export interface InstallationsTable {
  id: string;
  project_id: string;
  workflow_id: string;
  end_user_id: string;
  is_enabled: boolean;
  created_at: Generated<Date>;
  changed_at: Generated<Date>;
}
