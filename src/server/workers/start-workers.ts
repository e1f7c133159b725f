import { hostname } from 'node:os';
import type { FastifyBaseLogger } from 'fastify';
import { runWorkflow, type RunnerDeps } from '#engine/runner/run-workflow.ts';
import type { RunKnowledge } from '#engine/ports/run-knowledge.ts';
import type { StepRuntime } from '#engine/runner/execute-step.ts';
import type { ProjectId } from '#core/base/brand.ts';
import type { Claim, RunStore } from '#engine/ports/run-store.ts';
import { findExecutor } from '#steps/executors.ts';
import { HOT_PATH_SETTINGS } from '#storage/database/hot-path-settings.ts';
import { ResilientPool } from '#storage/queue/resilient-pool.ts';
import { startRunQueue } from '#storage/queue/start-run-queue.ts';
import { emitEvent } from '#storage/ingest/emit-event.ts';
import { createIntake } from '#storage/ingest/intake.ts';
import { saveResponse } from '#storage/run-responses/save-response.ts';
import { createFileStore } from '#storage/files/file-store.ts';
import { createRunStore } from '#storage/runs/run-store.ts';
import { applyToStore, findStoreOwner } from '#storage/stored-values/apply-to-store.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Traces } from '../traces/traces.ts';
import { createTrouble } from '../trouble.ts';
import { createRunObserver } from './observe-runs.ts';
import { createRunKnowledge } from './run-knowledge.ts';
import { watchEmittedEvents } from './watch-emitted-events.ts';

export type WorkersOptions = {
  readonly connectionString: string;
  /** Runs under way at a time in this process. */
  readonly concurrency: number;
  /** The same of one project. */
  readonly projectConcurrency: number;
  readonly runtime: StepRuntime;
  readonly readSecrets: (projectId: string) => Promise<ReadonlyMap<string, string>>;
  readonly readResource: RunKnowledge['getResource'];
  /** A run of this project has been recorded. */
  readonly onActivity: (projectId: string) => void;
  readonly isOnlyProcess: boolean;
  readonly createId: () => string;
  readonly logger: FastifyBaseLogger;
  readonly metrics: Metrics;
  /** null: nothing is traced. */
  readonly traces: Traces | null;
};
export type Workers = { readonly stop: () => Promise<void> };

const STORE_CONNECTIONS = 6;

/** Starts taking runs. `stop` finishes those under way, or gives them back after 8 seconds. */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const { connectionString, concurrency, runtime, logger, metrics } = options;
  const stopped = new AbortController();
  const recording = createTrouble({ logger, what: 'Reading and recording runs' });
  const caring = createTrouble({ logger, what: 'Looking after the queue' });
  const pool = new ResilientPool({
    config: { connectionString, max: STORE_CONNECTIONS, options: HOT_PATH_SETTINGS, keepAlive: true },
    signal: stopped.signal,
    onInterruption: recording.failed,
    onRestored: recording.passed,
  });
  metrics.watchPool('runs', pool);
  const intake = createIntake(pool, (verdict, count) => metrics.delivered(verdict, count));
  const deps: RunnerDeps = {
    ...runtime,
    store: createRunStore(pool, options.onActivity),
    knowledge: createRunKnowledge({ pool, readSecrets: options.readSecrets, readResource: options.readResource }),
    findExecutor,
    random: () => Math.random(),
    files: createFileStore(pool, options.createId),
    values: {
      apply: async (runId, key, request) =>
        applyToStore(pool, await findStoreOwner(pool, runId, request.scope), key, request),
    },
    events: watchEmittedEvents(
      { emit: (event) => emitEvent(pool, intake, options.createId, event) },
      metrics,
      options.traces,
    ),
    observer: createRunObserver(options),
    responses: { send: (runId, response) => saveResponse(pool, runId, response) },
  };
  const queue = await startRunQueue({
    connectionString,
    concurrency,
    projectConcurrency: options.projectConcurrency,
    isOnlyProcess: options.isOnlyProcess,
    process: { processId: process.pid, host: hostname() },
    task: (claim, signal) => runWorkflow(deps, claim, signal),
    postpone: (claim, projectId, until) => postponeRun(deps.store, claim, projectId, until),
    log: (line) => {
      if (line.level !== 'error') return logger[line.level](line.message);
      const { message, isRunFailure, ...about } = line;
      // The run's own line has the ids of the run and its event.
      logger[isRunFailure ? 'debug' : 'error'](about, message);
    },
    onTrouble: caring.failed,
    onHealthy: caring.passed,
  });
  return {
    stop: async () => {
      await queue.stop();
      stopped.abort();
      await pool.end();
    },
  };
}

/** The run rests, and its record says until when. Refused, somebody else has it, who does the same. */
async function postponeRun(store: RunStore, claim: Claim, projectId: string, until: number): Promise<void> {
  await store.commit({
    runId: claim.runId,
    // As it stands in the job, which was written with the run.
    projectId: projectId as ProjectId,
    token: claim.token,
    status: 'waiting',
    stepRuns: [],
    startedAt: Date.now(),
    finishedAt: null,
    error: null,
    wakeAt: until,
  });
}
