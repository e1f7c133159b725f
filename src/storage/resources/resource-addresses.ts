import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ResourceRow } from './resources.ts';

export type NewAddress = { readonly tokenHash: Buffer; readonly tokenCiphertext: Buffer; readonly resourceId: string };

export async function insertAddress(
  db: Kysely<Tables>,
  { tokenHash, tokenCiphertext, resourceId }: NewAddress,
): Promise<void> {
  await db
    .insertInto('resource_addresses')
    .values({ token_hash: tokenHash, token_ciphertext: tokenCiphertext, resource_id: resourceId })
    .execute();
}

/** The present address stops at `until`; a new one takes its place. */
export async function replaceAddress(db: Kysely<Tables>, address: NewAddress, until: Date): Promise<void> {
  await db
    .updateTable('resource_addresses')
    .set({ expires_at: until })
    .where('resource_id', '=', address.resourceId)
    .where('expires_at', 'is', null)
    .execute();
  await insertAddress(db, address);
}

/** The present token of a resource, encrypted, and when the one before it stops; null: it has. */
export async function findAddress(
  db: Kysely<Tables>,
  resourceId: string,
  now: Date,
): Promise<{ readonly tokenCiphertext: Buffer; readonly previousUntil: Date | null }> {
  const rows = await db
    .selectFrom('resource_addresses')
    .select(['token_ciphertext', 'expires_at'])
    .where('resource_id', '=', resourceId)
    .orderBy('expires_at', 'desc')
    .execute();
  const present = rows.find(({ expires_at: until }) => until === null);
  if (present === undefined) throw new Error('A resource has no address.');
  const last = rows.find(({ expires_at: until }) => until !== null && until > now);
  return { tokenCiphertext: present.token_ciphertext, previousUntil: last?.expires_at ?? null };
}

/** What an address leads to; undefined: nothing, or not any more. */
export function findAddressed(db: Kysely<Tables>, tokenHash: Buffer, now: Date): Promise<ResourceRow | undefined> {
  return db
    .selectFrom('resource_addresses as a')
    .innerJoin('resources as r', 'r.id', 'a.resource_id')
    .selectAll('r')
    .where('a.token_hash', '=', tokenHash)
    .where((where) => where.or([where('a.expires_at', 'is', null), where('a.expires_at', '>', now)]))
    .executeTakeFirst();
}
