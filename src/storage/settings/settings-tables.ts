import type { Generated } from 'kysely';

export interface SigningKeysTable {
  id: string;
  project_id: string;
  name: string;
  kid: string;
  public_key_pem: string;
  created_at: Generated<Date>;
  revoked_at: Date | null;
}

export interface ApiKeysTable {
  id: string;
  project_id: string;
  name: string;
  prefix: string;
  secret_hash: Buffer;
  created_at: Generated<Date>;
  revoked_at: Date | null;
}

export interface SecretsTable {
  id: string;
  project_id: string;
  name: string;
  ciphertext: Buffer;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}
