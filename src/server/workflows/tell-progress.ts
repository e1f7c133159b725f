import type { LiveMessage } from '#contract/live.ts';
import type { StepExecutor, StepOutcome } from '#engine/ports/step-executor.ts';

type TestProgress = Extract<LiveMessage, { kind: 'test' }>;
export type StepProgress = Pick<TestProgress, 'stepId' | 'status' | 'durationMs' | 'branchId'>;

export interface ProgressTeller {
  /** The executor, which tells when it begins and how it ended. */
  readonly watch: (executor: StepExecutor) => StepExecutor;
}

/**
 * Tells how far a test has come, step by step. The keys of attempts are `run:step` or `run:step:instance`; of the items of
 * a Fan Out only the first is told, for the canvas has one card for all of them.
 */
export function createProgressTeller(now: () => number, tell: (progress: StepProgress) => void): ProgressTeller {
  return {
    watch: (executor) => ({
      ...executor,
      execute: async (config, context) => {
        const [, stepId = '', instance = ''] = context.idempotencyKey.split(':');
        if (!/^(0(\.0)*)?$/.test(instance)) return executor.execute(config, context);
        const startedAt = now();
        tell({ stepId, status: 'running', durationMs: null, branchId: null });
        const outcome = await executor.execute(config, context);
        const status = toStatus(outcome);
        const branchId = outcome.kind === 'branch' ? outcome.branchId : null;
        tell({ stepId, status, durationMs: status === 'running' ? null : now() - startedAt, branchId });
        return outcome;
      },
    }),
  };
}

/** A step that has handed out its items is done when they are. */
function toStatus({ kind }: StepOutcome): TestProgress['status'] {
  if (kind === 'each') return 'running';
  return kind === 'failed' ? 'failed' : 'completed';
}
