import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Throws what keeps the database from answering. */
export async function checkDatabase(db: Kysely<Tables>): Promise<void> {
  await sql`select 1`.execute(db);
}
