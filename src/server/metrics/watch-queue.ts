import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import { MOST_COUNTED, readQueueState, type QueueState } from '#storage/queue/read-queue-state.ts';

/** Many who ask at once, or often, cost one statement. */
const FRESH_MS = 1_000;
const PATIENCE_MS = 2_000;

/** Tells metrics of the queue, which all processes share; asked of the database when somebody reads them. */
export function watchQueue(registry: Registry, pool: Pool): void {
  const read = remember(() => readWithin(pool, PATIENCE_MS));
  const gauge = (name: string, help: string, pick: (state: QueueState | null) => number | null): void =>
    void new Gauge({
      name: `millrace_${name}`,
      help,
      registers: [registry],
      async collect() {
        const value = pick(await read());
        // An old number would look like a queue that stands still.
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  gauge('database_up', 'Whether the database answers this process.', (state) => (state === null ? 0 : 1));
  gauge(
    'queue_due_jobs',
    `Jobs of all processes that are due and not taken; counted to ${MOST_COUNTED}.`,
    (state) => state?.dueCount ?? null,
  );
  gauge(
    'queue_oldest_due_seconds',
    'How long the oldest job that is due has waited.',
    (state) => state?.oldestDueS ?? null,
  );
}

function remember(read: () => Promise<QueueState | null>): () => Promise<QueueState | null> {
  let answer: Promise<QueueState | null> = Promise.resolve(null);
  let askedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - askedAt >= FRESH_MS) {
      askedAt = performance.now();
      answer = read();
    }
    return answer;
  };
}

/** null: the database did not answer, or not in time. */
async function readWithin(pool: Pool, patienceMs: number): Promise<QueueState | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), patienceMs);
  try {
    return await Promise.race([readQueueState(pool).catch(() => null), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
