import type { Json, JsonObject } from '#core/base/json.ts';
import { branchSequence, type Command } from '#core/run/decide.ts';
import { itemInstance, type StepRun } from '#core/run/state.ts';
import type { StepError } from '#core/step/definition.ts';
import { EACH_BRANCH } from '#core/workflow/branch-ids.ts';
import type { Step } from '#core/workflow/document.ts';
import type { ItemOptions } from '../ports/step-executor.ts';
import type { Failure, RunInProgress, SequenceResult, SequenceRun } from './run-in-progress.ts';
import { failForGood } from './to-step-run.ts';

type RunSequence = (run: RunInProgress, at: SequenceRun) => Promise<SequenceResult>;

/** What an open step has put on record: see `toStepRun`. */
type OpenOutput = { readonly items: readonly Json[]; readonly options: ItemOptions };
type Rest = Exclude<SequenceResult, { kind: 'ended' }> | { readonly kind: 'cancelled' };
type Worked = { readonly kind: 'done'; readonly stepRun: StepRun } | Rest;
type ItemEnd = { readonly output: Json; readonly failure: Failure | null };

/**
 * Runs the branch "each" for every item of an open step, some at a time, and gives the step's final record. An item that
 * waits makes room for the next; when nothing is left but waiting ones, the whole run waits for the first of them.
 * Items that ended under an earlier claim end again at once from their records.
 */
export async function workOnItems(
  run: RunInProgress,
  at: SequenceRun,
  { step, stepRun: open }: Pick<Extract<Command, { kind: 'work-on-items' }>, 'step' | 'stepRun'>,
  runSequence: RunSequence,
): Promise<Worked> {
  // Written by `toStepRun` for this status.
  const { items, options } = open.output as unknown as OpenOutput;
  const work = new ItemWork(run, at, step, items, options);
  const runItem = (index: number) => runSequence(run, work.sequenceOf(index));
  await Promise.all(Array.from({ length: Math.min(options.width, items.length) }, () => work.takeItems(runItem)));
  const rest = work.rest();
  return rest ?? { kind: 'done', stepRun: close(run, step, open, work.ends, options) };
}

class ItemWork {
  /** By position; empty where an item has not ended. */
  readonly ends: (ItemEnd | undefined)[];
  readonly #run: RunInProgress;
  readonly #at: SequenceRun;
  readonly #step: Step;
  readonly #items: readonly Json[];
  readonly #options: ItemOptions;
  #next = 0;
  #waiting: { readonly index: number; readonly until: number }[] = [];
  #hasFailed = false;
  #isLeft = false;
  #wasCancelled = false;

  constructor(run: RunInProgress, at: SequenceRun, step: Step, items: readonly Json[], options: ItemOptions) {
    this.ends = Array.from({ length: items.length });
    this.#run = run;
    this.#at = at;
    this.#step = step;
    this.#items = items;
    this.#options = options;
  }

  async takeItems(runItem: (index: number) => Promise<SequenceResult>): Promise<void> {
    for (let index = this.#take(); index !== undefined; index = this.#take()) {
      const result = await runItem(index);
      if (result.kind === 'left') this.#isLeft = true;
      else if (result.kind === 'waits') this.#waiting.push({ index, until: result.until });
      else if (result.status === 'cancelled') this.#wasCancelled = true;
      else {
        this.ends[index] = { output: result.output, failure: result.failure };
        if (result.failure !== null) this.#hasFailed = true;
      }
    }
  }

  /** What keeps the step open; undefined when it is done. */
  rest(): Rest | undefined {
    if (this.#isLeft) return { kind: 'left' };
    if (this.#wasCancelled) return { kind: 'cancelled' };
    if (this.#waiting.length === 0 || this.#isGivenUp()) return undefined;
    return { kind: 'waits', until: Math.min(...this.#waiting.map(({ until }) => until)) };
  }

  #take(): number | undefined {
    if (this.#isLeft || this.#wasCancelled || this.#isGivenUp()) return undefined;
    const now = this.#run.runtime.clock.now();
    const due = this.#waiting.find(({ until }) => until <= now);
    if (due !== undefined) {
      this.#waiting = this.#waiting.filter((one) => one !== due);
      return due.index;
    }
    if (this.#next >= this.#items.length) return undefined;
    this.#next += 1;
    return this.#next - 1;
  }

  #isGivenUp(): boolean {
    return this.#hasFailed && this.#options.onFailure === 'fail';
  }

  sequenceOf(index: number): SequenceRun {
    const { scope, outputs: around, instance: aroundInstance } = this.#at;
    const instance = itemInstance(aroundInstance, index);
    const compiled = this.#run.version.compiled.byId.get(this.#step.id);
    if (compiled === undefined) throw new Error(`The step ${this.#step.id} is not in its own workflow.`);
    const outputs = new Map(around);
    for (const { stepId, status, output } of this.#run.record.stepRunsOf(instance).values()) {
      if (status === 'completed' || status === 'tolerated' || status === 'caught') outputs.set(stepId, output);
    }
    const items = new Map(scope.items).set(this.#step.id, { item: this.#items[index] ?? null, index });
    return {
      sequence: branchSequence(compiled, EACH_BRANCH),
      instance,
      outputs,
      scope: { ...scope, steps: outputs, items },
    };
  }
}

function close(
  { runtime }: RunInProgress,
  step: Step,
  open: StepRun,
  ends: readonly (ItemEnd | undefined)[],
  { onFailure }: ItemOptions,
): StepRun {
  const finishedAt = runtime.clock.now();
  const closed = { ...open, finishedAt, nextAttemptAt: null };
  const failures = ends.flatMap((end, index) => (hasFailed(end) ? [{ index, failure: end.failure }] : []));
  const [first] = failures;
  if (first !== undefined && onFailure === 'fail') {
    const error = describeFailedItem(first.index, first.failure);
    return { ...closed, ...failForGood(step, error, null), error };
  }
  const kept = onFailure === 'skip' ? ends.filter((end) => !hasFailed(end)) : ends;
  const output: JsonObject = {
    count: ends.length,
    results: kept.map((end) => (end === undefined || end.failure !== null ? null : end.output)),
    failures: failures.map(({ index, failure }) => ({ index, error: { ...failure.error } })),
  };
  return { ...closed, status: 'completed', output };
}

function hasFailed(end: ItemEnd | undefined): end is ItemEnd & { readonly failure: Failure } {
  return end !== undefined && end.failure !== null;
}

function describeFailedItem(index: number, { error, stepId }: Failure): StepError {
  return {
    code: 'item_failed',
    message: `Item ${index + 1} failed: ${error.message}`,
    details: { index, stepId, code: error.code },
  };
}
