import type { ColumnType, Generated } from 'kysely';
import type { JsonSchema } from '#core/schema/json-schema.ts';

export interface AppEventsTable {
  id: string;
  project_id: string;
  name: string;
  description: Generated<string>;
  sample: string;
  /** Written as JSON text, read parsed. */
  schema: ColumnType<JsonSchema, string, string>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface AppEventNamesTable {
  project_id: string;
  name: string;
  app_event_id: string;
  is_alias: boolean;
  created_at: Generated<Date>;
  /** bigint: comes as text. */
  use_count: ColumnType<string, number | undefined, number>;
  last_used_at: Date | null;
}
