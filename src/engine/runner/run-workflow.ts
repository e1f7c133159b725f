import type { Json } from '#core/base/json.ts';
import { wholeWorkflow } from '#core/run/decide.ts';
import { MAIN_INSTANCE, type RunStatus } from '#core/run/state.ts';
import type { RunKnowledge } from '../ports/run-knowledge.ts';
import type { EventSink } from '../ports/event-sink.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { ValueStore } from '../ports/value-store.ts';
import type { ResponseSink } from '../ports/response-sink.ts';
import type { Claim, LoadedRun, RunStore } from '../ports/run-store.ts';
import type { RunObservation, RunObserver } from '../ports/run-observer.ts';
import type { StepExecutor } from '../ports/step-executor.ts';
import type { StepRuntime } from './execute-step.ts';
import type { RunInProgress, SequenceResult, SequenceRun } from './run-in-progress.ts';
import { RunRecord, TERMINAL_STATUSES } from './run-record.ts';
import { runSequence } from './run-sequence.ts';
import { hasOutput } from './to-step-run.ts';

export type RunnerDeps = StepRuntime & {
  readonly store: RunStore;
  readonly knowledge: RunKnowledge;
  readonly findExecutor: (type: string) => StepExecutor | undefined;
  readonly random: () => number;
  readonly responses: ResponseSink;
  readonly events: EventSink;
  readonly values: ValueStore;
  readonly files: FileStore;
  readonly observer: RunObserver;
};

/**
 * Takes a run from where its record left it to its end, or to a wait. Throws when `signal` is aborted or the store fails;
 * the run then goes on from its last commit, in this process or another.
 */
export async function runWorkflow(deps: RunnerDeps, claim: Claim, signal: AbortSignal): Promise<void> {
  const observation = deps.observer.beginRun(claim);
  try {
    observation.end(await work(deps, claim, signal, observation));
  } catch (error) {
    observation.breakOff(error, signal.aborted);
    throw error;
  }
}

/** Answers the status that was committed; null when there was nothing to do, or the claim was lost. */
async function work(
  deps: RunnerDeps,
  claim: Claim,
  signal: AbortSignal,
  observation: RunObservation,
): Promise<RunStatus | null> {
  const loaded = await deps.store.load(claim);
  if (loaded === null || TERMINAL_STATUSES.has(loaded.status)) return null;
  observation.loaded(loaded);
  const version = await deps.knowledge.getVersion(loaded.versionId);
  const secrets = version.usesSecrets ? await deps.knowledge.getSecrets(loaded.projectId) : new Map<string, string>();
  const record = new RunRecord(deps, claim, loaded);
  const { runId, projectId } = loaded;
  const { findExecutor, random, responses, events, values } = deps;
  const run: RunInProgress = {
    runId,
    projectId,
    version,
    record,
    runtime: deps,
    findExecutor,
    random,
    signal,
    respond: (response) => responses.send(runId, response),
    events,
    values,
    observation,
    findResource: (resourceId) => deps.knowledge.getResource(projectId, resourceId),
    files: deps.files,
  };
  const result = await runSequence(run, mainSequence(run, loaded, secrets));
  await commitResult(record, result);
  return record.restsAs;
}

function mainSequence(
  { record, version }: RunInProgress,
  { payload, user }: LoadedRun,
  secrets: ReadonlyMap<string, string>,
): SequenceRun {
  const stepRuns = [...record.stepRunsOf(MAIN_INSTANCE).values()];
  const outputs = new Map(stepRuns.filter(hasOutput).map(({ stepId, output }) => [stepId, output]));
  // Stored as it came, and it was valid JSON then.
  const trigger = JSON.parse(payload) as Json;
  return {
    sequence: wholeWorkflow(version.compiled),
    instance: MAIN_INSTANCE,
    outputs,
    scope: { trigger, steps: outputs, user, secrets },
  };
}

async function commitResult(record: RunRecord, result: SequenceResult): Promise<void> {
  if (result.kind === 'left') return;
  if (result.kind === 'waits') return record.commitWaiting(result.until);
  const { status, failure } = result;
  return record.commitEnd(status === 'stopped' ? 'completed' : status, failure);
}
