import type { FastifyBaseLogger } from 'fastify';
import { uuidV7Time } from '#core/base/uuid-v7.ts';
import type { ObservedStep, RunObservation, RunObserver, StepObservation } from '#engine/ports/run-observer.ts';
import type { Claim, LoadedRun } from '#engine/ports/run-store.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { RunTrace, StepTrace, Traces } from '../traces/traces.ts';

export type RunWatchOptions = {
  readonly metrics: Metrics;
  /** null: nothing is traced. */
  readonly traces: Traces | null;
  readonly logger: FastifyBaseLogger;
};

/** Counts and traces what workers do, and logs what keeps them from it. */
export function createRunObserver(options: RunWatchOptions): RunObserver {
  return { beginRun: (claim) => new WatchedRun(options, claim) };
}

class WatchedRun implements RunObservation {
  readonly #options: RunWatchOptions;
  readonly #claim: Claim;
  #run: LoadedRun | null = null;
  #trace: RunTrace | null = null;
  #awaitsFirstStep = false;

  constructor(options: RunWatchOptions, claim: Claim) {
    this.#options = options;
    this.#claim = claim;
    options.metrics.runTaken();
  }

  loaded(run: LoadedRun): void {
    this.#run = run;
    this.#awaitsFirstStep = run.eventId !== null && run.status === 'queued';
    this.#trace = this.#options.traces?.beginRun(run) ?? null;
  }

  beginStep(step: ObservedStep): StepObservation {
    const { metrics } = this.#options;
    const eventId = this.#run?.eventId ?? null;
    if (this.#awaitsFirstStep && eventId !== null) {
      this.#awaitsFirstStep = false;
      metrics.firstStepBegan((Date.now() - uuidV7Time(eventId)) / 1000);
    }
    return watchStep(metrics, step, this.#trace?.beginStep(step) ?? null);
  }

  end(status: Parameters<RunObservation['end']>[0]): void {
    const { metrics, logger } = this.#options;
    metrics.runLeft();
    // Who cancels a run counts it.
    if (status !== null && status !== 'cancelled') metrics.runCommitted(status);
    this.#trace?.end(status);
    if (this.#run !== null) logger.debug({ ...this.#ids(), status }, 'A run was worked on.');
  }

  breakOff(err: unknown, isLeaving: boolean): void {
    const { metrics, logger } = this.#options;
    metrics.runLeft();
    this.#trace?.breakOff(err);
    if (isLeaving) logger.debug(this.#ids(), 'A run was given back, since this process leaves.');
    else logger.error({ err, ...this.#ids() }, 'A run was broken off; it is tried again.');
  }

  #ids(): object {
    const { runId } = this.#claim;
    return this.#run === null ? { runId } : { runId, eventId: this.#run.eventId, projectId: this.#run.projectId };
  }
}

function watchStep(metrics: Metrics, { type }: ObservedStep, trace: StepTrace | null): StepObservation {
  const startedAt = performance.now();
  return {
    watchHttp: (http) => trace?.watchHttp(http) ?? http,
    end: (stepRun) => {
      metrics.stepRan(type, stepRun.status, (performance.now() - startedAt) / 1000);
      trace?.end(stepRun);
    },
    breakOff: () => trace?.breakOff(),
  };
}
