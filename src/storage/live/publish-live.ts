import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

export const LIVE_CHANNEL = 'millrace_live';

/** What every process is told; `message` is a live message of the contract. */
export interface LiveNotification<Message = unknown> {
  readonly projectId: string;
  readonly message: Message;
}

/** Tells the pages of a project that something changed. Delivered when the transaction commits, and not at all if it does not. */
export async function publishLive(
  transaction: Kysely<Tables>,
  ...notifications: readonly LiveNotification[]
): Promise<void> {
  for (const notification of notifications) {
    await sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(notification)})`.execute(transaction);
  }
}
