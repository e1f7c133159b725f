import type { Kysely } from 'kysely';
import type { Json } from '#core/base/json.ts';
import { countFieldPresence, type FieldPresence } from '#core/schema/field-presence.ts';
import type { Tables } from '#storage/database/tables.ts';
import { listRecentPayloads } from '#storage/received-events/list-recent-payloads.ts';

/** In how many of an App Event's last events each field was. */
export async function getFieldPresence(db: Kysely<Tables>, appEventId: string): Promise<FieldPresence> {
  const payloads = await listRecentPayloads(db, appEventId);
  // Stored as they came, and they were valid JSON then.
  return countFieldPresence(payloads.map((payload) => JSON.parse(payload) as Json));
}
