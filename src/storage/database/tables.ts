import type { AppEventNamesTable, AppEventsTable } from '../app-events/app-event-tables.ts';
import type { FieldRenamesTable } from '../app-events/field-renames.ts';
import type { AuditEntriesTable } from '../audit/audit-tables.ts';
import type { EndUsersTable, InstallationsTable } from '../end-users/end-user-tables.ts';
import type { WorkflowListenersTable } from '../listeners/listener-tables.ts';
import type {
  AuthAccountTable,
  AuthSignInAttemptsTable,
  AuthUserTable,
  InvitationsTable,
} from '../members/member-tables.ts';
import type { ProjectMembersTable, ProjectsTable } from '../projects/project-tables.ts';
import type { ResourceAddressesTable, ResourcesTable } from '../resources/resource-tables.ts';
import type { ApiKeysTable, SecretsTable, SigningKeysTable } from '../settings/settings-tables.ts';
import type {
  DraftChangesTable,
  DraftTestOutputsTable,
  WorkflowsTable,
  WorkflowSnapshotsTable,
  WorkflowVersionsTable,
} from '../workflows/workflow-tables.ts';

/** Every table that is reached through Kysely. The types of a table live beside its repository. */
export interface Tables {
  projects: ProjectsTable;
  project_members: ProjectMembersTable;
  invitations: InvitationsTable;
  signing_keys: SigningKeysTable;
  api_keys: ApiKeysTable;
  secrets: SecretsTable;
  resources: ResourcesTable;
  resource_addresses: ResourceAddressesTable;
  audit_entries: AuditEntriesTable;
  app_events: AppEventsTable;
  app_event_names: AppEventNamesTable;
  field_renames: FieldRenamesTable;
  workflows: WorkflowsTable;
  draft_changes: DraftChangesTable;
  draft_test_outputs: DraftTestOutputsTable;
  workflow_versions: WorkflowVersionsTable;
  workflow_snapshots: WorkflowSnapshotsTable;
  workflow_listeners: WorkflowListenersTable;
  end_users: EndUsersTable;
  installations: InstallationsTable;
  'auth.user': AuthUserTable;
  'auth.account': AuthAccountTable;
  'auth.sign_in_attempts': AuthSignInAttemptsTable;
}
