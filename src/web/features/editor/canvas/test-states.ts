import type { FlowStepStates } from '../../../ui/flow/flow-step-state.ts';
import type { EditorState } from '../store/editor-state.ts';

type TestFacts = Pick<EditorState, 'testResults' | 'testProgress'>;

/** The test that runs now, or the last ones, as the canvas shows a run. */
export function toStepStates({ testResults, testProgress }: TestFacts): FlowStepStates {
  const progress = Object.values(testProgress);
  if (progress.length > 0) {
    return Object.fromEntries(progress.map(({ stepId, ...state }) => [stepId, { ...state, isOnPath: true }]));
  }
  return Object.fromEntries(
    Object.values(testResults).map(({ stepId, status, durationMs, branchId, isPinned }) => {
      const isOnPath = status !== 'skipped';
      return [
        stepId,
        { status, durationMs: status === 'skipped' || isPinned ? null : durationMs, branchId, isOnPath, isPinned },
      ];
    }),
  );
}
