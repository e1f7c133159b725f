import type { ColumnType, Generated } from 'kysely';
import type { Config } from '#core/workflow/document.ts';

export interface ResourcesTable {
  id: string;
  project_id: string;
  name: string;
  api: ColumnType<Config, string, string>;
  calls: ColumnType<Config, string, string>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface ResourceAddressesTable {
  token_hash: Buffer;
  resource_id: string;
  token_ciphertext: Buffer;
  created_at: Generated<Date>;
  expires_at: ColumnType<Date | null, Date | undefined, Date>;
}
