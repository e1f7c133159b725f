import type { EditorState, StepTest } from './editor-state.ts';

/** The newest result of a step; a completed one is the sample of its output from now on. */
export function recordTest(state: EditorState, result: StepTest): Pick<EditorState, 'testResults' | 'testOutputs'> {
  const { stepId, status, output } = result;
  return {
    testResults: { ...state.testResults, [stepId]: result },
    testOutputs: status === 'completed' ? { ...state.testOutputs, [stepId]: output } : state.testOutputs,
  };
}
