import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { PostponeRun, RunQueue, RunTask } from '#engine/ports/run-queue.ts';
import { HOT_PATH_SETTINGS } from '../database/hot-path-settings.ts';
import { ResilientPool } from './resilient-pool.ts';
import { startQueuePool, type QueueLogLine, type QueuePool } from './start-queue-pool.ts';
import { beat, releaseDeadPools, releasePools, type WorkerProcess } from './worker-pools.ts';

export type RunQueueOptions = {
  readonly connectionString: string;
  readonly concurrency: number;
  readonly projectConcurrency: number;
  readonly task: RunTask;
  readonly postpone: PostponeRun;
  readonly process: WorkerProcess;
  /** No other process can be at work: whatever is locked is left from before, and is taken at once. */
  readonly isOnlyProcess: boolean;
  readonly log: (line: QueueLogLine) => void;
  /** The queue cannot be reached, or not be looked after; called for every failed try. */
  readonly onTrouble: (error: unknown) => void;
  /** Called for every try that went well. */
  readonly onHealthy: () => void;
};

const BEAT_MS = 2000;
const CONNECTIONS = 6;
/** After an outage everybody's heartbeat is old; wait until the living have told so. */
const GRACE_AFTER_OUTAGE_MS = 10_000;
const STOP_LIMIT_MS = 15_000;

/**
 * Takes jobs until it is stopped, through restarts of Postgres. After an outage the pool is replaced: an answer that was
 * lost may have left jobs locked by the old one, which are given back when it has finished what it knows of.
 */
export async function startRunQueue(options: RunQueueOptions): Promise<RunQueue> {
  const queue = new ReplaceableQueue(options);
  await queue.start();
  return queue;
}

class ReplaceableQueue implements RunQueue {
  readonly #options: RunQueueOptions;
  readonly #stopping = new AbortController();
  readonly #pool: Pool;
  #current: QueuePool | undefined;
  #lastOutageAt = Number.NEGATIVE_INFINITY;
  #wasInterrupted = false;
  #caring: Promise<void> = Promise.resolve();

  constructor(options: RunQueueOptions) {
    this.#options = options;
    this.#pool = new ResilientPool({
      config: {
        connectionString: options.connectionString,
        max: CONNECTIONS,
        options: HOT_PATH_SETTINGS,
        keepAlive: true,
      },
      signal: this.#stopping.signal,
      onInterruption: (error) => {
        this.#wasInterrupted = true;
        this.#lastOutageAt = performance.now();
        options.onTrouble(error);
      },
    });
  }

  async start(): Promise<void> {
    if (this.#options.isOnlyProcess) await releasePools(this.#pool, 'all');
    this.#current = await this.#startPool();
    this.#caring = this.#care();
  }

  async stop(): Promise<void> {
    const pool = this.#current;
    this.#current = undefined;
    // Without a database nothing can be given back: others will notice our silence.
    const limit = setTimeout(() => this.#stopping.abort(), STOP_LIMIT_MS);
    await pool?.stop();
    if (pool !== undefined) await releasePools(this.#pool, [pool.id]).catch(() => undefined);
    clearTimeout(limit);
    this.#stopping.abort();
    await this.#caring;
    await this.#pool.end();
  }

  async #startPool(): Promise<QueuePool> {
    const { concurrency, projectConcurrency, task, postpone, log } = this.#options;
    const pool = await startQueuePool({ pool: this.#pool, concurrency, projectConcurrency, task, postpone, log });
    await beat(this.#pool, pool.id, this.#options.process);
    void pool.ended.then(() => {
      if (this.#current === pool) this.#wasInterrupted = true;
    });
    return pool;
  }

  async #care(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await sleep(BEAT_MS, undefined, { signal });
        await this.#careOnce();
        this.#options.onHealthy();
      } catch (error) {
        if (!signal.aborted) this.#options.onTrouble(error);
      }
    }
  }

  async #careOnce(): Promise<void> {
    const pool = this.#current;
    if (pool === undefined) return;
    await beat(this.#pool, pool.id, this.#options.process);
    if (this.#wasInterrupted) return this.#replace(pool);
    if (performance.now() - this.#lastOutageAt < GRACE_AFTER_OUTAGE_MS) return;
    const released = await releaseDeadPools(this.#pool);
    if (released.length === 0) return;
    this.#options.log({ level: 'info', message: `Took over the jobs of ${released.length} worker pools that died.` });
  }

  async #replace(old: QueuePool): Promise<void> {
    this.#wasInterrupted = false;
    this.#current = await this.#startPool();
    await old.stop();
    await releasePools(this.#pool, [old.id]);
  }
}
