import type { Pool } from 'pg';

/** The encrypted token of an address, of an installation's Webhook or of an API resource. */
export type AddressToken = {
  readonly table: 'hooks' | 'resource_addresses';
  readonly tokenHash: Buffer;
  readonly ownerId: string;
  readonly ciphertext: Buffer;
};

const LIST = `
select 'hooks' as table, token_hash as "tokenHash", installation_id as "ownerId", token_ciphertext as ciphertext from hooks
union all
select 'resource_addresses', token_hash, resource_id, token_ciphertext from resource_addresses`;

/** Every address of every project; for exchanging the encryption key. */
export async function listAddressTokens(pool: Pool): Promise<readonly AddressToken[]> {
  const { rows } = await pool.query<AddressToken>(LIST);
  return rows;
}

export async function replaceAddressToken(
  pool: Pool,
  { table, tokenHash }: AddressToken,
  ciphertext: Buffer,
): Promise<void> {
  await pool.query(`update ${table} set token_ciphertext = $2 where token_hash = $1`, [tokenHash, ciphertext]);
}
