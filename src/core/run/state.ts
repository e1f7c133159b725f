import type { Json } from '#core/base/json.ts';
import type { StepId } from '#core/base/brand.ts';
import type { StepError } from '#core/step/definition.ts';

/** `queued` → `running` ⇄ `waiting` → one of the terminal ones. */
export const RUN_STATUSES = ['queued', 'running', 'waiting', 'completed', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** `waiting`: the last attempt failed and another one is due at `nextAttemptAt`. `tolerated`: failed for good, the run goes on. */
export const STEP_RUN_STATUSES = ['completed', 'waiting', 'failed', 'tolerated', 'skipped'] as const;
export type StepRunStatus = (typeof STEP_RUN_STATUSES)[number];

export type LogLine = { readonly level: string; readonly message: string };

/** One step's record within a run. Times in milliseconds since 1970. */
export type StepRun = {
  readonly stepId: StepId;
  readonly status: StepRunStatus;
  readonly attempts: number;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** The resolved fields, secrets masked; null for a skipped step. */
  readonly input: Json;
  readonly output: Json;
  /** The branch taken by a branching step. */
  readonly branchId: string | null;
  readonly error: StepError | null;
  readonly logs: readonly LogLine[];
  readonly nextAttemptAt: number | null;
};

/** What `decide` knows: the outcomes so far, by step. */
export type RunState = { readonly stepRuns: ReadonlyMap<StepId, StepRun>; readonly isCancelled: boolean };
