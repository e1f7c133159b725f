import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Sets the metadata of an end user, as JSON text; their schedules follow by themselves (migration 0165). */
export async function setMetadata(db: Kysely<Tables>, endUserId: string, metadata: string): Promise<void> {
  // The same text is not written again: customers' apps set it at every sign-in.
  await sql`
    update end_users set metadata = ${metadata}
    where id = ${endUserId} and metadata::text <> ${metadata}`.execute(db);
}
