import type { ColumnType, Generated } from 'kysely';
import type { MemberRole } from '../members/member-role.ts';

export interface ProjectsTable {
  id: string;
  name: string;
  allowed_origins: Generated<string[]>;
  /** bigint: comes as text. */
  settings_revision: ColumnType<string, never, never>;
  /** Its runs wait until it goes on. */
  is_paused: Generated<boolean>;
  created_at: Generated<Date>;
}

export interface ProjectMembersTable {
  project_id: string;
  member_id: string;
  role: MemberRole;
  joined_at: Generated<Date>;
}
