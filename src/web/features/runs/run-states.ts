import type { StepId } from '#core/base/brand.ts';
import { decide } from '#core/run/decide.ts';
import { MAIN_INSTANCE, type StepRun } from '#core/run/state.ts';
import { compileDocument } from '#core/workflow/compile-document.ts';
import type { FlowStepState, FlowStepStates } from '../../ui/flow/flow-step-state.ts';
import type { Run } from './requests/get-run.ts';

type RunFacts = Pick<Run, 'status' | 'document' | 'stepRuns'>;

/** How each step that the run has come to went, as the canvas shows it. `now` in milliseconds since 1970. */
export function toStepStates(run: RunFacts, now: number): FlowStepStates {
  const states: Record<StepId, FlowStepState> = {};
  for (const stepRun of run.stepRuns) states[stepRun.stepId] = toState(stepRun);
  const runningId = findRunningStep(run, now);
  if (runningId !== undefined) states[runningId] = { status: 'running', durationMs: null, isOnPath: true };
  return states;
}

function toState({ status, startedAt, finishedAt, branchId }: StepRun): FlowStepState {
  const durationMs = status === 'skipped' ? null : finishedAt - startedAt;
  return { status, durationMs, branchId, isOnPath: true };
}

/** Step runs are recorded when a step ends; which one is at work follows from those. */
function findRunningStep({ status, document, stepRuns }: RunFacts, now: number): StepId | undefined {
  if (status !== 'running') return undefined;
  const outside = stepRuns.filter(({ instance }) => instance === MAIN_INSTANCE);
  const state = { stepRuns: new Map(outside.map((stepRun) => [stepRun.stepId, stepRun])), isCancelled: false };
  const command = decide(compileDocument(document), state, now);
  return command.kind === 'execute' ? command.step.id : undefined;
}
