import type { StepId } from '#core/base/brand.ts';
import type { Instance, RunStatus, StepRun } from '#core/run/state.ts';
import type { HttpClient } from './http-client.ts';
import type { Claim, LoadedRun } from './run-store.ts';

/** Watches runs for those who operate them. It changes nothing, and neither waits nor throws. */
export interface RunObserver {
  beginRun(claim: Claim): RunObservation;
}

/** What one claim does for one run; ends with `end` or `breakOff`. */
export interface RunObservation {
  /** Called before any step, unless there is nothing to do. */
  loaded(run: LoadedRun): void;
  beginStep(step: ObservedStep): StepObservation;
  /** The status that the store has taken; null: there was nothing to do, or somebody else has the run. */
  end(status: RunStatus | null): void;
  /** The run goes on later from its last commit. `isLeaving`: because this process leaves. */
  breakOff(error: unknown, isLeaving: boolean): void;
}

export type ObservedStep = {
  readonly id: StepId;
  readonly type: string;
  readonly instance: Instance;
  readonly attempt: number;
};

/** One attempt of a step; ends with `end` or `breakOff`. */
export interface StepObservation {
  /** The client that the step is to use: the given one, or one that is watched. */
  watchHttp(http: HttpClient): HttpClient;
  end(stepRun: StepRun): void;
  breakOff(): void;
}
