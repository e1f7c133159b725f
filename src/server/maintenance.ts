import type { FastifyBaseLogger } from 'fastify';
import type { Pool } from 'pg';
import { forgetIdempotencyKeys } from '#storage/ingest/forget-idempotency-keys.ts';
import { ensurePartitions } from '#storage/migrate.ts';
import { forgetResponses } from '#storage/run-responses/read-endings.ts';
import { releaseHeldRuns } from '#storage/run-starts/release-held-runs.ts';
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
  readonly run: (pool: Pool) => Promise<unknown>;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

// Each may run in several processes at once, and at any time.
const CHORES: readonly Chore[] = [
  // Resuming a project does so at once; this is for events that came while it happened.
  { name: 'release held runs', everyMs: 5 * SECOND_MS, run: releaseHeldRuns },
  { name: 'add up volume', everyMs: MINUTE_MS, run: (pool) => addUpVolume(pool, Date.now()) },
  { name: 'forget idempotency keys', everyMs: HOUR_MS, run: forgetIdempotencyKeys },
  { name: 'forget stored writes', everyMs: HOUR_MS, run: forgetStoredWrites },
  { name: 'forget responses', everyMs: HOUR_MS, run: forgetResponses },
  { name: 'make partitions', everyMs: 6 * HOUR_MS, run: ensurePartitions },
];

/** Keeps the database in order. A chore that fails is done again at its next time. */
export function startMaintenance(pool: Pool, logger: FastifyBaseLogger): Maintenance {
  const underWay = new Set<Promise<void>>();
  const perform = ({ run }: Chore, trouble: Trouble): void => {
    const work = run(pool).then(() => trouble.passed(), trouble.failed);
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
      for (const timer of timers) clearInterval(timer);
      await Promise.all(underWay);
    },
  };
}
