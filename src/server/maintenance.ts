import type { FastifyBaseLogger } from 'fastify';
import type { Pool } from 'pg';
import { forgetIdempotencyKeys } from '#storage/ingest/forget-idempotency-keys.ts';
import { ensurePartitions } from '#storage/migrate.ts';
import { removeOldData } from '#storage/retention/remove-old-data.ts';
import { forgetResponses } from '#storage/run-responses/read-endings.ts';
import { releaseHeldRuns } from '#storage/run-starts/release-held-runs.ts';
import { bringForward } from '#storage/queue/bring-forward.ts';
import { forgetStoredWrites } from '#storage/stored-values/apply-to-store.ts';
import { addUpVolume } from '#storage/volume/add-up-volume.ts';
import { createTrouble, type Trouble } from './trouble.ts';

export interface Maintenance {
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

interface Chore {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (pool: Pool, context: ChoreContext) => Promise<unknown>;
}

interface ChoreContext {
  readonly retentionDays: number;
  readonly logger: FastifyBaseLogger;
  /** Aborted when the process leaves. */
  readonly signal: AbortSignal;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

// Each may run in several processes at once, and at any time.
const CHORES: readonly Chore[] = [
  // Resuming a project does so at once; this is for events that came while it happened.
  { name: 'release held runs', everyMs: 5 * SECOND_MS, run: releaseHeldRuns },
  { name: 'bring old runs forward', everyMs: 10 * SECOND_MS, run: bringForward },
  { name: 'add up volume', everyMs: MINUTE_MS, run: (pool) => addUpVolume(pool, Date.now()) },
  { name: 'forget idempotency keys', everyMs: HOUR_MS, run: forgetIdempotencyKeys },
  { name: 'forget stored writes', everyMs: HOUR_MS, run: forgetStoredWrites },
  { name: 'forget responses', everyMs: HOUR_MS, run: forgetResponses },
  { name: 'make partitions', everyMs: 6 * HOUR_MS, run: ensurePartitions },
  { name: 'remove old data', everyMs: HOUR_MS, run: removeOld },
];

export type MaintenanceOptions = Pick<ChoreContext, 'retentionDays' | 'logger'>;

/** Keeps the database in order. A chore that fails is done again at its next time. */
export function startMaintenance(pool: Pool, options: MaintenanceOptions): Maintenance {
  const { logger } = options;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  const perform = ({ run }: Chore, trouble: Trouble): void => {
    const work = run(pool, { ...options, signal: stopping.signal }).then(
      () => trouble.passed(),
      (error: unknown) => {
        if (!stopping.signal.aborted) trouble.failed(error);
      },
    );
    underWay.add(work);
    void work.then(() => underWay.delete(work));
  };
  const timers = CHORES.map((chore) => {
    const trouble = createTrouble({ logger, what: `The chore "${chore.name}"`, lastsMs: 0 });
    perform(chore, trouble);
    return setInterval(() => perform(chore, trouble), chore.everyMs);
  });
  return {
    stop: async () => {
      stopping.abort();
      for (const timer of timers) clearInterval(timer);
      await Promise.all(underWay);
    },
  };
}

async function removeOld(pool: Pool, { retentionDays: days, logger, signal }: ChoreContext): Promise<void> {
  const weeks = await removeOldData(pool, { nowMs: Date.now(), days }, signal);
  if (weeks === undefined) return;
  const dates = (starts: readonly number[]): string[] => starts.map((ms) => new Date(ms).toISOString().slice(0, 10));
  if (weeks.dropped.length > 0)
    logger.info({ weeks: dates(weeks.dropped) }, 'Old weeks of events and runs are removed.');
  if (weeks.needed.length > 0)
    logger.info({ weeks: dates(weeks.needed) }, 'Old weeks are kept: runs that have not ended need them.');
  if (weeks.busy.length > 0)
    logger.warn({ weeks: dates(weeks.busy) }, 'Old weeks are in use, and are removed at the next time.');
}
