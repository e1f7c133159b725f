import { EventEmitter } from 'node:events';
import { Logger, run, type Runner, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import type { RunId } from '#core/base/brand.ts';
import { FairGate } from './fair-gate.ts';
import { LaterTurns } from './later-turns.ts';
import type { PostponeRun, RunTask } from '#engine/ports/run-queue.ts';

export type QueuePoolOptions = {
  readonly pool: Pool;
  /** Runs under way at a time in this process. */
  readonly concurrency: number;
  /** The same of one project. */
  readonly projectConcurrency: number;
  readonly task: RunTask;
  readonly postpone: PostponeRun;
  readonly log: (line: QueueLogLine) => void;
};

/** `isRunFailure`: a run was broken off, which its task knows more of. */
export type QueueLogLine =
  | { readonly level: 'debug' | 'info'; readonly message: string }
  | {
      readonly level: 'error';
      readonly message: string;
      readonly jobId: string | undefined;
      readonly err: unknown;
      readonly isRunFailure: boolean;
    };

/** One pool of graphile-worker: takes jobs in batches and completes them in batches. */
export type QueuePool = {
  /** What `locked_by` says of its jobs. */
  readonly id: string;
  readonly stop: () => Promise<void>;
  /** Resolves when the pool has ended, by `stop` or by itself. */
  readonly ended: Promise<void>;
};

/** `projectId` is missing in jobs of versions before the limit per project. */
type RunPayload = { readonly runId: RunId; readonly fence: number; readonly projectId?: string };

/** Jobs fetched ahead: no more than are worked in a fraction of a second, since a crash strands them for some seconds. */
const FETCHED_AHEAD = 200;
/** Taken from the queue, and waiting in front of the gate: room for the runs of other projects beside those of one that sends much. */
const HELD = 600;
/** A run that has not found a place in this time comes back later, and leaves its room to those of other projects. */
const PATIENCE_MS = 3000;
const BATCH_MS = 25;
/** Only for jobs that are due later; new ones are notified. */
const POLL_MS = 500;
/** What is under way at a stop gets this long before its signal is aborted. */
const STOP_GRACE_MS = 8000;

/** Starts taking `run` jobs. Rejects when the database cannot be reached. */
export async function startQueuePool({
  pool,
  concurrency,
  projectConcurrency,
  task,
  postpone,
  log,
}: QueuePoolOptions): Promise<QueuePool> {
  const gate = new FairGate({ total: concurrency, perKey: projectConcurrency });
  const turns = new LaterTurns(projectConcurrency);
  const events: WorkerEvents = new EventEmitter();
  const created = new Promise<string>((resolve) => {
    events.once('pool:create', ({ workerPool }) => resolve(workerPool.id));
  });
  const runner = await run({
    pgPool: pool,
    events,
    noHandleSignals: true,
    logger: new Logger(
      ({ jobId }) =>
        (level, message, meta) =>
          log(toQueueLog(level, message, jobId, meta)),
    ),
    taskList: {
      run: async (payload, helpers) => {
        // Only `accept-events` and `commit-runs` add jobs of this task.
        const { runId, fence, projectId = '' } = payload as RunPayload;
        const { attempts } = helpers.job;
        const signal = helpers.abortSignal ?? new AbortController().signal;
        const claim = { runId, token: fence + attempts - 1, isTakeover: attempts > 1 };
        // One that a crash gave back is taken before its record is, so it cannot be put off.
        const isNew = attempts === 1 && projectId !== '';
        const mayWait = (): boolean => turns.mayWait(projectId, gate.lineOf(projectId), Date.now());
        const patienceMs = !isNew ? Number.POSITIVE_INFINITY : gate.mayEnter(projectId) || mayWait() ? PATIENCE_MS : 0;
        if (!(await gate.enter(projectId, signal, patienceMs))) {
          return postpone(claim, projectId, turns.take(projectId, Date.now()));
        }
        try {
          await task(claim, signal);
        } finally {
          turns.noticeLeave(projectId, gate.lineOf(projectId), Date.now());
          gate.leave(projectId);
        }
      },
    },
    preset: {
      worker: {
        concurrentJobs: concurrency + HELD,
        pollInterval: POLL_MS,
        // Without a refetch delay: a job that is told of during one would wait for the next poll.
        localQueue: { size: Math.max(FETCHED_AHEAD, concurrency) },
        completeJobBatchDelay: BATCH_MS,
        failJobBatchDelay: BATCH_MS,
        gracefulShutdownAbortTimeout: STOP_GRACE_MS,
      },
    },
  });
  return { id: await created, stop: () => stopRunner(runner), ended: runner.promise.catch(() => undefined) };
}

/** Called several times per job; its chatter, which is all but errors, is for those who look for a bug. */
function toQueueLog(
  level: string,
  message: string,
  jobId: string | undefined,
  meta: Readonly<Record<string, unknown>> | undefined,
): QueueLogLine {
  if (level !== 'error') return { level: 'debug', message };
  return { level, message, jobId, err: meta?.['error'], isRunFailure: meta?.['failure'] === true };
}

async function stopRunner(runner: Runner): Promise<void> {
  await runner.stop().catch(() => undefined);
  await runner.promise.catch(() => undefined);
}
