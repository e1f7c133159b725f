import type { Json } from '#core/base/json.ts';
import type { StepId } from '#core/base/brand.ts';
import type { StepError } from '#core/step/definition.ts';

/** `queued` → `running` ⇄ `waiting` → one of the terminal ones. */
export const RUN_STATUSES = ['queued', 'running', 'waiting', 'completed', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/**
 * `waiting`: the last attempt failed and another one is due at `nextAttemptAt`. `sleeping`: it completes at `nextAttemptAt`.
 * `open`: its items are under way. `tolerated`: failed for good, the run goes on. `caught`: failed for good, its error
 * branch runs. `stopped`: it ended the run, which counts as completed.
 */
export const STEP_RUN_STATUSES = [
  'completed',
  'waiting',
  'sleeping',
  'open',
  'failed',
  'tolerated',
  'caught',
  'stopped',
  'skipped',
] as const;
export type StepRunStatus = (typeof STEP_RUN_STATUSES)[number];

export type LogLine = { readonly level: string; readonly message: string };

/**
 * Which of the parallel runs of a step's sequence this is: the positions of the items around it, outermost first, such as
 * "4" or "4.0"; empty outside of every Fan Out.
 */
export type Instance = string;
export const MAIN_INSTANCE: Instance = '';

export function itemInstance(around: Instance, index: number): Instance {
  return around === MAIN_INSTANCE ? String(index) : `${around}.${index}`;
}

/** One step's record within a run. Times in milliseconds since 1970. */
export type StepRun = {
  readonly stepId: StepId;
  readonly instance: Instance;
  readonly status: StepRunStatus;
  readonly attempts: number;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** The resolved fields, secrets masked; null for a skipped step. */
  readonly input: Json;
  /** While `open`: `{ items }`. */
  readonly output: Json;
  /** The branch taken by a branching step. */
  readonly branchId: string | null;
  readonly error: StepError | null;
  readonly logs: readonly LogLine[];
  readonly nextAttemptAt: number | null;
};

/** What `decide` knows: the outcomes so far of one instance, by step. */
export type RunState = { readonly stepRuns: ReadonlyMap<StepId, StepRun>; readonly isCancelled: boolean };
