import type { ColumnType, Generated } from 'kysely';
import type { Json } from '#core/base/json.ts';
import type { Operation } from '#core/workflow/operation.ts';

/** Written as JSON text, read parsed. */
type JsonColumn<Value> = ColumnType<Value, string, string>;

export interface WorkflowsTable {
  id: string;
  project_id: string;
  name: string;
  is_for_end_users: Generated<boolean>;
  is_on_by_default: Generated<boolean>;
  draft: JsonColumn<Json>;
  draft_revision: Generated<number>;
  published_version_id: string | null;
  published_revision: number | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  deleted_at: Date | null;
}

export interface DraftChangesTable {
  workflow_id: string;
  revision: number;
  change_id: string;
  member_id: string;
  member_name: string;
  label: string;
  restored_from: string | null;
  operations: JsonColumn<Operation[]>;
  created_at: Generated<Date>;
}

export interface DraftTestOutputsTable {
  workflow_id: string;
  step_id: string;
  output: JsonColumn<Json>;
  tested_at: Generated<Date>;
}

export interface WorkflowVersionsTable {
  id: string;
  workflow_id: string;
  number: number;
  document: JsonColumn<Json>;
  note: Generated<string>;
  published_by: string;
  published_at: Generated<Date>;
  restored_from: string | null;
}

export interface WorkflowSnapshotsTable {
  id: string;
  workflow_id: string;
  name: string;
  revision: number;
  document: JsonColumn<Json>;
  created_by: string;
  created_at: Generated<Date>;
}
