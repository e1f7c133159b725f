import type { Pool } from 'pg';

// In portions, so that no sender waits behind a long delete.
const FORGET = `
delete from idempotency_keys where ctid = any(array(
  select ctid from idempotency_keys where created_at < now() - interval '72 hours' limit 10000
))`;

/** Forgets the keys that no longer count. */
export async function forgetIdempotencyKeys(pool: Pool): Promise<void> {
  let forgotten = 0;
  do {
    forgotten = (await pool.query(FORGET)).rowCount ?? 0;
  } while (forgotten > 0);
}
