import type { Pool } from 'pg';

export const PRESENCE_CHANNEL = 'millrace_presence';

/** What every process is told of one open editor. */
export interface PresenceNotification {
  readonly projectId: string;
  readonly workflowId: string;
  readonly tabId: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly selection: string | null;
  readonly isLeaving: boolean;
}

/** Tells all processes; nothing is stored. */
export async function publishPresence(pool: Pool, notification: PresenceNotification): Promise<void> {
  await pool.query('select pg_notify($1, $2)', [PRESENCE_CHANNEL, JSON.stringify(notification)]);
}
