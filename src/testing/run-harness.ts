import type { Json } from '#core/base/json.ts';
import type { ProjectId, RunId, VersionId, WorkflowId } from '#core/base/brand.ts';
import { EACH_BRANCH } from '#core/workflow/branch-ids.ts';
import { compileDocument } from '#core/workflow/compile-document.ts';
import type { Step } from '#core/workflow/document.ts';
import { defineStep, type BranchDefinition } from '#core/step/definition.ts';
import type { LoadedRun } from '#engine/ports/run-store.ts';
import type { StepContext, StepExecutor, StepOutcome } from '#engine/ports/step-executor.ts';
import { unwatched } from '#engine/runner/unwatched.ts';
import { runWorkflow, type RunnerDeps } from '#engine/runner/run-workflow.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { makeDocument, makeStep } from './make-document.ts';
import { createMemoryRunStore, type MemoryRunStore } from './memory-run-store.ts';

/** The run that is worked on. */
export const HARNESS_RUN: LoadedRun = {
  runId: 'run 1' as RunId,
  projectId: 'project 1' as ProjectId,
  workflowId: 'workflow 1' as WorkflowId,
  versionId: 'version 1' as VersionId,
  installationId: null,
  eventId: null,
  status: 'queued',
  payload: '{"email":"a@b.co"}',
  user: { id: 'user 1', metadata: {} },
  stepRuns: [],
};

/** What a step does: `text` is its resolved field, `attempt` counts its calls. */
type Script = (stepId: string, attempt: number, text: Json) => StepOutcome | Promise<StepOutcome>;

export type RunHarness = {
  readonly run: (signal?: AbortSignal) => Promise<void>;
  readonly store: MemoryRunStore;
  /** Ids of steps in the order of their calls. */
  readonly calls: readonly string[];
  readonly clock: FakeClock;
  readonly idempotencyKeys: readonly string[];
};

const EFFECTS: Readonly<Record<string, StepExecutor['definition']['effects']>> = {
  send: 'external',
  maybe: ({ sends }) => (sends === true ? 'external' : 'none'),
};

const BRANCHES: Readonly<Record<string, readonly BranchDefinition[]>> = {
  fork: [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ],
  fan: [{ id: EACH_BRANCH, label: 'For each item' }],
};

type HarnessParts = Pick<RunnerDeps, 'store' | 'clock' | 'random'> & {
  readonly execute: (stepId: string, context: StepContext, text: Json) => Promise<StepOutcome>;
};

/** The runner with steps that do what `execute` says. */
export function createRunnerDeps(steps: readonly Step[], { execute, ...parts }: HarnessParts): RunnerDeps {
  const define = (type: string): StepExecutor => ({
    definition: defineStep({
      type,
      name: type,
      description: type,
      icon: 'code',
      fields: {
        text: { kind: 'text', label: 'Text' },
        sends: { kind: 'toggle', label: 'Sends', default: false },
        id: { kind: 'code', label: 'Id', language: 'javascript', default: '' },
      },
      branches: BRANCHES[type] ?? [],
      effects: EFFECTS[type] ?? 'none',
      canRetry: true,
      summarise: () => [],
      outputSchema: {},
    }),
    // A field of kind code resolves to text, one of kind text to any value.
    execute: (config, context) => execute(config['id'] as string, context, config['text'] as Json),
  });
  const executors = new Map(['think', 'send', 'maybe', 'fork', 'fan'].map((type) => [type, define(type)]));
  return {
    ...parts,
    knowledge: {
      getVersion: () => Promise.resolve({ compiled: compileDocument(makeDocument(steps)), usesSecrets: true }),
      getResource: () => Promise.resolve(undefined),
      getSecrets: () => Promise.resolve(new Map([['secret1', 'hunter2!']])),
    },
    findExecutor: (type) => executors.get(type),
    observer: unwatched,
    files: { save: () => Promise.reject(new Error('unused')), read: () => Promise.resolve(undefined) },
    responses: { send: async () => true },
    values: { apply: () => Promise.reject(new Error('unused')) },
    events: { emit: () => Promise.reject(new Error('unused')) },
    http: { request: () => Promise.reject(new Error('unused')), close: () => Promise.resolve() },
    sandbox: { run: () => Promise.reject(new Error('unused')), close: () => Promise.resolve() },
  };
}

/**
 * The runner on a memory store and a clock moved by hand. Steps of type `send` have effects, those of type `maybe` when
 * their config says so, all others none.
 */
export function createRunHarness(steps: readonly Step[], script: Script): RunHarness {
  const clock = createFakeClock(1_000_000);
  const store = createMemoryRunStore(HARNESS_RUN);
  const calls: string[] = [];
  const idempotencyKeys: string[] = [];
  const deps = createRunnerDeps(steps, {
    store,
    random: () => 0.5,
    clock: { now: () => clock.now(), after: () => () => undefined },
    execute: async (id, context, text) => {
      calls.push(id);
      idempotencyKeys.push(context.idempotencyKey);
      return script(id, calls.filter((one) => one === id).length, text);
    },
  });
  const run = (signal = new AbortController().signal) =>
    runWorkflow(deps, { runId: HARNESS_RUN.runId, token: 1, isTakeover: false }, signal);
  return { run, store, calls, clock, idempotencyKeys };
}

/** A step of the harness: its type says whether it has effects, its id what it is called by. */
export const scripted = (id: string, type: string, over: Partial<Step> = {}): Step =>
  makeStep(id, { type, config: { id }, ...over });

export const fanOut = (id: string, each: readonly Step[], over: Partial<Step> = {}): Step =>
  scripted(id, 'fan', { branches: [{ id: EACH_BRANCH, steps: each }], ...over });

export const done = (output: Json = null): StepOutcome => ({ kind: 'completed', output });

export const broken = (isRetryable: boolean): StepOutcome => ({
  kind: 'failed',
  error: { code: 'broken', message: 'It broke.' },
  isRetryable,
});
