import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

const MOST_EVENTS = 50;
/** Larger ones cost more to read than their presence is worth. */
const MOST_BYTES = 64 * 1024;

/** Source texts of the payloads of an App Event's last 50 events, without large ones. */
export async function listRecentPayloads(db: Kysely<Tables>, appEventId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ payload: string }>`
    select payload from (
      select payload from received_events where app_event_id = ${appEventId} order by id desc limit ${MOST_EVENTS}
    ) recent where octet_length(payload) <= ${MOST_BYTES}`.execute(db);
  return rows.map(({ payload }) => payload);
}
