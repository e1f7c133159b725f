import type { StoreApi } from 'zustand/vanilla';
import type { Problem } from '#core/validation/problem.ts';
import type { EditorPorts, EditorState } from './editor-state.ts';

/** Long enough that a burst of typing is checked once, short enough to feel immediate. */
const QUIET_MS = 120;

/** Keeps the list of problems right. Looking through a long workflow takes longer than a keystroke may, so it waits for a pause. */
export function watchProblems(
  state: StoreApi<EditorState>,
  { findProblems, onRulesLoaded, setTimer }: Pick<EditorPorts, 'findProblems' | 'onRulesLoaded' | 'setTimer'>,
): void {
  let cancel: (() => void) | null = null;
  const check = (): void => {
    cancel = null;
    const problems = findProblems(state.getState());
    if (!areSame(problems, state.getState().problems)) state.setState({ problems });
  };
  state.subscribe((next, previous) => {
    const isSame =
      next.document === previous.document &&
      next.appEvents === previous.appEvents &&
      next.secrets === previous.secrets &&
      next.resources === previous.resources &&
      next.testOutputs === previous.testOutputs;
    if (isSame) return;
    cancel?.();
    cancel = setTimer(check, QUIET_MS);
  });
  onRulesLoaded?.(check);
  check();
}

function areSame(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a.length === b.length && a.every((problem, index) => isSameProblem(problem, b[index]));
}

function isSameProblem(a: Problem, b: Problem | undefined): boolean {
  return a.code === b?.code && a.stepId === b.stepId && a.field === b.field && a.message === b.message;
}
