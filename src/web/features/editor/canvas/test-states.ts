import type { FlowStepStates } from '../../../ui/flow/flow-step-state.ts';
import type { EditorState } from '../store/editor-state.ts';

/** The last tests as the canvas shows a run. */
export function toStepStates(results: EditorState['testResults']): FlowStepStates {
  return Object.fromEntries(
    Object.values(results).map(({ stepId, status, durationMs, branchId, isPinned }) => {
      const isOnPath = status !== 'skipped';
      return [
        stepId,
        { status, durationMs: status === 'skipped' || isPinned ? null : durationMs, branchId, isOnPath, isPinned },
      ];
    }),
  );
}
