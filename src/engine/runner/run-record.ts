import type { StepId } from '#core/base/brand.ts';
import type { Instance, RunStatus, StepRun } from '#core/run/state.ts';
import type { StepError } from '#core/step/definition.ts';
import type { Clock } from '../ports/clock.ts';
import type { Claim, LoadedRun, RunCommit, RunStore } from '../ports/run-store.ts';

type RunRecordDeps = { readonly store: RunStore; readonly clock: Clock };
/** How a run is committed when it rests or ends. */
type CommitEnd = {
  readonly wakeAt?: number;
  readonly failure?: { readonly error: StepError; readonly stepId: StepId } | null;
};

export const TERMINAL_STATUSES: ReadonlySet<RunStatus> = new Set(['completed', 'failed', 'cancelled']);

/** One claim's record of one run: the step runs so far, and what of them the store has not been told yet. */
export class RunRecord {
  readonly #deps: RunRecordDeps;
  readonly #claim: Claim;
  readonly #run: LoadedRun;
  readonly #startedAt: number;
  readonly #byInstance = new Map<Instance, Map<StepId, StepRun>>();
  #count = 0;
  #uncommitted = new Map<string, StepRun>();
  #hasUncommittedEffects = false;
  #isShownAsRunning: boolean;
  #committing: Promise<void> = Promise.resolve();
  #mayGoOn = true;
  #isCancelled = false;
  #restsAs: RunStatus | null = null;

  constructor(deps: RunRecordDeps, claim: Claim, run: LoadedRun) {
    this.#deps = deps;
    this.#claim = claim;
    this.#run = run;
    this.#startedAt = deps.clock.now();
    this.#isShownAsRunning = run.status === 'running';
    for (const stepRun of run.stepRuns) this.#keep(stepRun);
  }

  /** False once the store has refused a commit, or the run rests or has ended: nothing more may be done for it. */
  get mayGoOn(): boolean {
    return this.#mayGoOn;
  }

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** The status in which this claim has left the run; null while it has not. */
  get restsAs(): RunStatus | null {
    return this.#restsAs;
  }

  /** Step runs of all instances. */
  get count(): number {
    return this.#count;
  }

  get hasUncommittedEffects(): boolean {
    return this.#hasUncommittedEffects;
  }

  /** The step runs of one instance; the map goes on changing with the run. */
  stepRunsOf(instance: Instance): ReadonlyMap<StepId, StepRun> {
    return this.#instance(instance);
  }

  /** `hasEffects`: the outside has seen this step. */
  add(stepRun: StepRun, hasEffects: boolean): void {
    this.#keep(stepRun);
    this.#uncommitted.set(`${stepRun.instance} ${stepRun.stepId}`, stepRun);
    if (hasEffects) this.#hasUncommittedEffects = true;
  }

  /** Tells the store that the run goes on, with all that it has not been told; nothing when it knows everything. */
  commitProgress(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#isShownAsRunning && this.#uncommitted.size === 0) return;
      await this.#commit('running', {});
      this.#isShownAsRunning = true;
    });
  }

  commitWaiting(wakeAt: number): Promise<void> {
    return this.#inTurn(() => this.#commit('waiting', { wakeAt }));
  }

  commitEnd(status: 'completed' | 'failed' | 'cancelled', failure: CommitEnd['failure'] = null): Promise<void> {
    return this.#inTurn(() => this.#commit(status, { failure }));
  }

  /** One commit at a time: each of them says what the run has come to since the one before. */
  #inTurn(commit: () => Promise<void>): Promise<void> {
    const turn = this.#committing.then(() => (this.#mayGoOn ? commit() : undefined));
    // The caller gets the failure; the next in turn must still come.
    this.#committing = turn.catch(() => undefined);
    return turn;
  }

  async #commit(status: RunStatus, { wakeAt, failure }: CommitEnd): Promise<void> {
    const stepRuns = [...this.#uncommitted.values()];
    this.#uncommitted = new Map();
    this.#hasUncommittedEffects = false;
    const isTerminal = TERMINAL_STATUSES.has(status);
    const error: RunCommit['error'] =
      failure === null || failure === undefined ? null : { ...failure.error, stepId: failure.stepId };
    const answer = await this.#deps.store.commit({
      runId: this.#run.runId,
      projectId: this.#run.projectId,
      token: this.#claim.token,
      status,
      stepRuns,
      startedAt: this.#startedAt,
      finishedAt: isTerminal ? this.#deps.clock.now() : null,
      error,
      wakeAt: wakeAt ?? null,
    });
    if (answer === 'refused' || isTerminal || status === 'waiting') this.#mayGoOn = false;
    if (answer === 'cancelled') this.#isCancelled = true;
    else if (answer === 'committed' && !this.#mayGoOn) this.#restsAs = status;
  }

  #keep(stepRun: StepRun): void {
    const stepRuns = this.#instance(stepRun.instance);
    if (!stepRuns.has(stepRun.stepId)) this.#count += 1;
    stepRuns.set(stepRun.stepId, stepRun);
  }

  #instance(instance: Instance): Map<StepId, StepRun> {
    const known = this.#byInstance.get(instance);
    if (known !== undefined) return known;
    const stepRuns = new Map<StepId, StepRun>();
    this.#byInstance.set(instance, stepRuns);
    return stepRuns;
  }
}
