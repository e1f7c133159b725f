import type { Pool } from 'pg';
import { LIVE_CHANNEL, type LiveNotification } from './publish-live.ts';

const INTERVAL_MS = 500;

const NOTIFY = `select pg_notify('${LIVE_CHANNEL}', notification) from unnest($1::text[]) as notification`;

export interface ActivityNotifierOptions {
  readonly pool: Pool;
  /** A lost notice only means that a page is fresh a little later. */
  readonly onError?: (error: unknown) => void;
  readonly onTold?: () => void;
}

/**
 * Makes a function that tells a project's pages of new received events and runs: at once after a pause, and at most
 * twice a second from this process. It neither waits nor throws.
 */
export function createActivityNotifier({
  pool,
  onError,
  onTold,
}: ActivityNotifierOptions): (projectId: string) => void {
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const flush = (): void => {
    timer = undefined;
    if (waiting.size === 0) return;
    const notifications = [...waiting].map((projectId): string => {
      const notification: LiveNotification = { projectId, message: { kind: 'activity' } };
      return JSON.stringify(notification);
    });
    waiting.clear();
    timer = setTimeout(flush, INTERVAL_MS).unref();
    pool.query(NOTIFY, [notifications]).then(
      () => onTold?.(),
      (error: unknown) => onError?.(error),
    );
  };

  return (projectId) => {
    waiting.add(projectId);
    if (timer === undefined) flush();
  };
}
