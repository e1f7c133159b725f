import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

export interface RefusedSendRow {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly name: string | null;
  readonly userId: string | null;
}

/** A few more may be there until they are trimmed. */
const KEPT = 1_000;

/** The last sends of a project that were refused, newest first. */
export async function listRefusedSends(db: Kysely<Tables>, projectId: string): Promise<RefusedSendRow[]> {
  const { rows } = await sql<RefusedSendRow>`
    select id, code, message, name, user_id as "userId" from refused_sends
    where project_id = ${projectId} order by id desc limit ${KEPT}`.execute(db);
  return rows;
}
