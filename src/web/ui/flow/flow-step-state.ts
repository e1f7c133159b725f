import type { StepId } from '#core/base/brand.ts';
import type { StepRunStatus } from '#core/run/state.ts';

/** How a step of a run, or of a test, went. */
export type FlowStepState = {
  readonly status: StepRunStatus | 'running';
  /** null: not known yet. */
  readonly durationMs: number | null;
  /** The run came by here. */
  readonly isOnPath: boolean;
  /** The branch that a branching step took, where known. */
  readonly branchId?: string | null;
  /** A test used a pinned output and did not call the step. */
  readonly isPinned?: boolean;
};

export type FlowStepStates = Readonly<Record<StepId, FlowStepState>>;
