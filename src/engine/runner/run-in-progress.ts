import type { Json } from '#core/base/json.ts';
import type { StepId } from '#core/base/brand.ts';
import type { Scope } from '#core/expression/scope.ts';
import type { Sequence, SequenceEnd } from '#core/run/decide.ts';
import type { Instance, StepRun } from '#core/run/state.ts';
import type { StepError } from '#core/step/definition.ts';
import { hasEffects } from '#core/step/step-effects.ts';
import type { Step } from '#core/workflow/document.ts';
import type { RunnableVersion } from '../ports/run-knowledge.ts';
import type { EventSink } from '../ports/event-sink.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { ValueStore } from '../ports/value-store.ts';
import type { RunObservation } from '../ports/run-observer.ts';
import type { StepContext, StepExecutor } from '../ports/step-executor.ts';
import type { StepRuntime } from './execute-step.ts';
import type { RunRecord } from './run-record.ts';
import { hasOutput } from './to-step-run.ts';

/** What all sequences of one run share. */
export type RunInProgress = {
  readonly runId: string;
  readonly projectId: string;
  readonly version: RunnableVersion;
  readonly record: RunRecord;
  readonly runtime: StepRuntime;
  readonly findExecutor: (type: string) => StepExecutor | undefined;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly respond: StepContext['respond'];
  readonly events: EventSink;
  readonly values: ValueStore;
  readonly observation: RunObservation;
  readonly findResource: StepContext['findResource'];
  readonly files: FileStore;
};

/** One run of a sequence of steps; `outputs` is what `scope` reads, and grows with each step. */
export type SequenceRun = {
  readonly sequence: Sequence;
  readonly instance: Instance;
  readonly scope: Scope;
  readonly outputs: Map<StepId, Json>;
};

export type Failure = { readonly error: StepError; readonly stepId: StepId };

/** `left`: the claim is lost, nothing more may be done. `output`: of the last step that ran. */
export type SequenceResult =
  | {
      readonly kind: 'ended';
      readonly status: SequenceEnd;
      readonly output: Json;
      readonly failure: Failure | null;
    }
  | { readonly kind: 'waits'; readonly until: number }
  | { readonly kind: 'left' };

/** Puts a step run on record, and its output where later steps find it. */
export function addStepRun(run: RunInProgress, at: SequenceRun, step: Step, stepRun: StepRun): void {
  const executor = run.findExecutor(step.type);
  run.record.add(stepRun, executor !== undefined && hasEffects(executor.definition, step.config));
  if (hasOutput(stepRun)) at.outputs.set(step.id, stepRun.output);
}
