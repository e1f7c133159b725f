import { ERROR_BRANCH } from '#core/workflow/branch-ids.ts';
import type { Branch, Step } from '#core/workflow/document.ts';
import { PAST_BRANCHES, type FlowEdge, type FlowLayout } from './flow-layout.ts';
import type { FlowStepState, FlowStepStates } from './flow-step-state.ts';

/** Gives the ids of the lines that a run has gone along. */
export function findPathTaken({ cards, edges }: FlowLayout, states: FlowStepStates): ReadonlySet<string> {
  const steps = new Map(cards.flatMap(({ step }) => (step === null ? [] : [[step.id, step] as const])));
  const isOnPath = (edge: FlowEdge): boolean => {
    if (edge.to !== null) return isReached(edge.to, states) && isReached(edge.from, states);
    const step = steps.get(edge.from);
    if (step === undefined) return true;
    if (edge.branchId === PAST_BRANCHES) return isPassed(step, states) && states[step.id]?.status !== 'caught';
    return edge.branchId === null ? isPassed(step, states) : findBranchTaken(step, states)?.id === edge.branchId;
  };
  return new Set(edges.filter(isOnPath).map(({ id }) => id));
}

function isReached(id: string, states: FlowStepStates): boolean {
  return id === 'trigger' || states[id]?.isOnPath === true;
}

/** The run went on behind the step and all that is in its branches. */
function isPassed(step: Step, states: FlowStepStates): boolean {
  const state = states[step.id];
  if (state === undefined || !isDone(state)) return false;
  if (step.branches.length === 0) return true;
  const last = findBranchTaken(step, states)?.steps.at(-1);
  return last === undefined || isPassed(last, states);
}

function findBranchTaken(step: Step, states: FlowStepStates): Branch | undefined {
  const state = states[step.id];
  if (state === undefined || !isDone(state) || state.status === 'skipped') return undefined;
  const { branchId } = state;
  if (state.status === 'caught') return step.branches.find(({ id }) => id === ERROR_BRANCH);
  if (branchId !== undefined && branchId !== null) return step.branches.find(({ id }) => id === branchId);
  const branches = step.branches.filter(({ id }) => id !== ERROR_BRANCH);
  const entered = branches.find(({ steps: [first] }) => first !== undefined && isReached(first.id, states));
  return entered ?? branches.find(({ steps }) => steps.length === 0);
}

function isDone({ status, isOnPath }: FlowStepState): boolean {
  return isOnPath && (status === 'completed' || status === 'tolerated' || status === 'caught' || status === 'skipped');
}
