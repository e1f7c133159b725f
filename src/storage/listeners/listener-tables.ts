import type { Generated } from 'kysely';

export interface WorkflowListenersTable {
  project_id: string;
  app_event_id: string;
  workflow_id: string;
  /** null: only the draft listens. */
  version_id: string | null;
  /** Events are judged before they are stored. */
  has_filter: Generated<boolean>;
}
