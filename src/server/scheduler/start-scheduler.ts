import type { FastifyBaseLogger } from 'fastify';
import type { Pool } from 'pg';
import { listen } from '#storage/live/listen.ts';
import { findNextDue } from '#storage/schedules/next-due.ts';
import { SCHEDULE_CHANNEL } from '#storage/schedules/claim-due.ts';
import { createTrouble } from '../trouble.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { runDue } from './run-due.ts';

export type SchedulerOptions = {
  readonly pool: Pool;
  readonly createId: () => string;
  readonly now: () => number;
  readonly logger: FastifyBaseLogger;
  readonly metrics: Metrics;
};

/** Told of each change at once; this is for a notification that was lost. */
const LONGEST_SLEEP_MS = 10_000;
/** While times wait for a run to end, which nobody tells us. */
const LOOK_AT_WAITING_MS = 500;
const AFTER_FAILURE_MS = 1_000;

/** Starts workflows at their times until it is stopped; any number of processes may do so. */
export async function startScheduler(options: SchedulerOptions): Promise<{ readonly stop: () => Promise<void> }> {
  const { pool, createId, now, logger, metrics } = options;
  const stopped = new AbortController();
  const sleeper = createSleeper();
  const hearing = createTrouble({ logger, what: 'Hearing of changed schedules' });
  const looking = createTrouble({ logger, what: 'Looking at schedules' });
  const listening = await listen({
    pool,
    channels: { [SCHEDULE_CHANNEL]: () => sleeper.wake() },
    onResumed: () => sleeper.wake(),
    signal: stopped.signal,
    onHeard: hearing.passed,
    onError: hearing.failed,
  });
  const work = async (): Promise<number> => {
    const { isAll, latenessesMs } = await runDue({ pool, createId, now });
    looking.passed();
    for (const latenessMs of latenessesMs) metrics.scheduleFired(latenessMs / 1000);
    if (!isAll) return 0;
    const { nextAt, hasWaiting } = await findNextDue(pool);
    const untilDue = nextAt === null ? LONGEST_SLEEP_MS : nextAt - now();
    return Math.max(0, Math.min(untilDue, hasWaiting ? LOOK_AT_WAITING_MS : LONGEST_SLEEP_MS));
  };
  const loop = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const sleepMs = await work().catch((err: unknown) => {
        looking.failed(err);
        return AFTER_FAILURE_MS;
      });
      if (sleepMs > 0 && !stopped.signal.aborted) await sleeper.sleep(sleepMs);
    }
  };
  const looping = loop();
  return {
    stop: async () => {
      stopped.abort();
      sleeper.wake();
      await looping;
      await listening.stopped;
    },
  };
}

type Sleeper = { readonly sleep: (ms: number) => Promise<void>; readonly wake: () => void };

/** Sleeps until it is woken. Woken while it is awake, it does not sleep the next time: what it saw may be old. */
function createSleeper(): Sleeper {
  let isWoken = false;
  let end: (() => void) | null = null;
  return {
    sleep: async (ms) => {
      if (!isWoken) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, ms);
        end = resolve;
        await promise;
        clearTimeout(timer);
        end = null;
      }
      isWoken = false;
    },
    wake: () => {
      isWoken = true;
      end?.();
    },
  };
}
