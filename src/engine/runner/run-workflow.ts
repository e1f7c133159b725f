import type { Json } from '#core/base/json.ts';
import type { StepId } from '#core/base/brand.ts';
import type { Scope } from '#core/expression/scope.ts';
import { decideFrom, START_CURSOR, type Cursor } from '#core/run/decide.ts';
import { nextAttemptDelayMs } from '#core/run/retry.ts';
import type { RunStatus, StepRun } from '#core/run/state.ts';
import type { StepError } from '#core/step/definition.ts';
import type { Step } from '#core/workflow/document.ts';
import type { RunKnowledge, RunnableVersion } from '../ports/run-knowledge.ts';
import type { Claim, LoadedRun, RunCommit, RunStore } from '../ports/run-store.ts';
import type { StepExecutor } from '../ports/step-executor.ts';
import { executeStep, type StepAttempt, type StepRuntime } from './execute-step.ts';

export type RunnerDeps = StepRuntime & {
  readonly store: RunStore;
  readonly knowledge: RunKnowledge;
  readonly findExecutor: (type: string) => StepExecutor | undefined;
  readonly random: () => number;
};

const TERMINAL: ReadonlySet<RunStatus> = new Set(['completed', 'failed', 'cancelled']);
/** A step without effects is recorded with the next step that has some; a slow step shows what came before it. */
const SHOW_PROGRESS_AFTER_MS = 300;

/**
 * Takes a run from where its record left it to its end, or to a wait. Throws when `signal` is aborted or the store fails;
 * the run then goes on from its last commit, in this process or another.
 */
export async function runWorkflow(deps: RunnerDeps, claim: Claim, signal: AbortSignal): Promise<void> {
  const run = await deps.store.load(claim);
  if (run === null || TERMINAL.has(run.status)) return;
  const version = await deps.knowledge.getVersion(run.versionId);
  const secrets = version.usesSecrets ? await deps.knowledge.getSecrets(run.projectId) : new Map<string, string>();
  await new RunInProgress(deps, claim, run, version, secrets, signal).proceed();
}

/** One claim's work on one run: its state in memory, and what of it is not committed yet. */
class RunInProgress {
  readonly #deps: RunnerDeps;
  readonly #claim: Claim;
  readonly #run: LoadedRun;
  readonly #version: RunnableVersion;
  readonly #signal: AbortSignal;
  readonly #stepRuns: Map<StepId, StepRun>;
  readonly #outputs: Map<StepId, Json>;
  readonly #scope: Scope;
  readonly #startedAt: number;
  #uncommitted: StepRun[] = [];
  #cursor: Cursor = START_CURSOR;
  #mayGoOn = true;
  #isCancelled = false;

  constructor(
    deps: RunnerDeps,
    claim: Claim,
    run: LoadedRun,
    version: RunnableVersion,
    secrets: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ) {
    this.#deps = deps;
    this.#claim = claim;
    this.#run = run;
    this.#version = version;
    this.#signal = signal;
    this.#stepRuns = new Map(run.stepRuns.map((stepRun) => [stepRun.stepId, stepRun]));
    this.#outputs = new Map(run.stepRuns.filter(hasOutput).map(({ stepId, output }) => [stepId, output]));
    // Stored as it came, and it was valid JSON then.
    const trigger = JSON.parse(run.payload) as Json;
    this.#scope = { trigger, steps: this.#outputs, user: run.user, secrets };
    this.#startedAt = deps.clock.now();
  }

  async proceed(): Promise<void> {
    while (this.#mayGoOn) {
      this.#signal.throwIfAborted();
      const state = { stepRuns: this.#stepRuns, isCancelled: this.#isCancelled };
      const { command, cursor } = decideFrom(this.#version.compiled, state, this.#deps.clock.now(), this.#cursor);
      this.#cursor = cursor;
      switch (command.kind) {
        case 'skip':
          this.#record(skipped(command.step, this.#deps.clock.now()));
          break;
        case 'execute':
          await this.#execute(command.step, command.attempt);
          break;
        case 'wait':
          return this.#commit('waiting', { wakeAt: command.until });
        case 'finish':
          return this.#commit(command.status, { failedStepId: command.failedStepId });
      }
    }
  }

  async #execute(step: Step, attempt: number): Promise<void> {
    const executor = this.#deps.findExecutor(step.type);
    if (executor === undefined) return this.#record(this.#unknownType(step, attempt));
    const hasEffects = executor.definition.effects === 'external';
    // What the outside has seen must be on record before the outside sees more.
    if (hasEffects && this.#uncommitted.some(({ stepId }) => this.#isExternal(stepId))) {
      await this.#commit('running');
      if (!this.#mayGoOn || this.#isCancelled) return;
    }
    const progress = this.#showProgressWhenSlow();
    try {
      const { runId } = this.#run;
      const result = await executeStep(this.#deps, {
        executor,
        step,
        scope: this.#scope,
        projectId: this.#run.projectId,
        idempotencyKey: `${runId}:${step.id}`,
        signal: this.#signal,
      });
      // What was broken off by our own leaving is no result; the next claim repeats it under the same key.
      this.#signal.throwIfAborted();
      await progress.settle();
      this.#record(this.#toStepRun(step, attempt, result));
    } finally {
      await progress.settle();
    }
  }

  #isExternal(stepId: StepId): boolean {
    const type = this.#version.compiled.byId.get(stepId)?.step.type;
    return type !== undefined && this.#deps.findExecutor(type)?.definition.effects === 'external';
  }

  #showProgressWhenSlow(): { readonly settle: () => Promise<void> } {
    let commit: Promise<void> = Promise.resolve();
    const cancel = this.#deps.clock.after(SHOW_PROGRESS_AFTER_MS, () => {
      commit = this.#commit('running');
      // Awaited by `settle`; until then a rejection must not count as unhandled.
      commit.catch(() => undefined);
    });
    return {
      settle: () => {
        cancel();
        return commit;
      },
    };
  }

  #record(stepRun: StepRun): void {
    this.#stepRuns.set(stepRun.stepId, stepRun);
    this.#uncommitted.push(stepRun);
    if (hasOutput(stepRun)) this.#outputs.set(stepRun.stepId, stepRun.output);
  }

  #toStepRun(step: Step, attempt: number, { outcome, input, startedAt, finishedAt }: StepAttempt): StepRun {
    const base = {
      stepId: step.id,
      attempts: attempt,
      startedAt: this.#stepRuns.get(step.id)?.startedAt ?? startedAt,
      finishedAt,
      input,
      nextAttemptAt: null,
    };
    if (outcome.kind !== 'failed') {
      const branchId = outcome.kind === 'branch' ? outcome.branchId : null;
      const logs = outcome.kind === 'completed' ? (outcome.logs ?? []) : [];
      return { ...base, status: 'completed', output: outcome.output, branchId, error: null, logs };
    }
    const { error, logs = [], output = null } = outcome;
    const delayMs = outcome.isRetryable
      ? nextAttemptDelayMs(step.retry, attempt, outcome.retryAfterMs ?? null, this.#deps.random)
      : null;
    if (delayMs !== null) {
      return { ...base, status: 'waiting', output, branchId: null, error, logs, nextAttemptAt: finishedAt + delayMs };
    }
    return step.continueOnFailure
      ? { ...base, status: 'tolerated', output: { error: errorAsJson(error) }, branchId: null, error, logs }
      : { ...base, status: 'failed', output, branchId: null, error, logs };
  }

  #unknownType(step: Step, attempt: number): StepRun {
    const now = this.#deps.clock.now();
    const error = {
      code: 'unknown_step_type',
      message: `This Millrace does not know steps of the type "${step.type}".`,
    };
    const outcome = { kind: 'failed', error, isRetryable: false } as const;
    return this.#toStepRun(step, attempt, { outcome, input: null, startedAt: now, finishedAt: now });
  }

  async #commit(status: RunStatus, end: { wakeAt?: number; failedStepId?: StepId | null } = {}): Promise<void> {
    const stepRuns = lastOfEach(this.#uncommitted);
    this.#uncommitted = [];
    const answer = await this.#deps.store.commit({
      runId: this.#run.runId,
      projectId: this.#run.projectId,
      token: this.#claim.token,
      status,
      stepRuns,
      startedAt: this.#startedAt,
      finishedAt: TERMINAL.has(status) ? this.#deps.clock.now() : null,
      error: this.#findError(end.failedStepId ?? null),
      wakeAt: end.wakeAt ?? null,
    });
    if (answer === 'refused' || TERMINAL.has(status) || status === 'waiting') this.#mayGoOn = false;
    if (answer === 'cancelled') this.#isCancelled = true;
  }

  #findError(stepId: StepId | null): RunCommit['error'] {
    const error = stepId === null ? undefined : this.#stepRuns.get(stepId)?.error;
    return error === undefined || error === null ? null : { ...error, stepId };
  }
}

function hasOutput({ status }: StepRun): boolean {
  return status === 'completed' || status === 'tolerated';
}

/** One commit writes a step once: its latest state. */
function lastOfEach(stepRuns: readonly StepRun[]): StepRun[] {
  return [...new Map(stepRuns.map((stepRun) => [stepRun.stepId, stepRun])).values()];
}

function skipped(step: Step, now: number): StepRun {
  return {
    stepId: step.id,
    status: 'skipped',
    attempts: 0,
    startedAt: now,
    finishedAt: now,
    input: null,
    output: null,
    branchId: null,
    error: null,
    logs: [],
    nextAttemptAt: null,
  };
}

function errorAsJson({ code, message, details }: StepError): Json {
  return { code, message, ...(details === undefined ? {} : { details }) };
}
