import type { testWorkflow as route } from '#contract/workflows.ts';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import type { RunId, VersionId, WorkflowId } from '#core/base/brand.ts';
import type { StepRun } from '#core/run/state.ts';
import { compileDocument } from '#core/workflow/compile-document.ts';
import { cutAfter } from '#core/workflow/cut-after.ts';
import type { Step, WorkflowDocument } from '#core/workflow/document.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import { findStep } from '#core/workflow/walk.ts';
import type { LoadedRun } from '#engine/ports/run-store.ts';
import { unwatched } from '#engine/runner/unwatched.ts';
import type { RunKnowledge } from '#engine/ports/run-knowledge.ts';
import { runWorkflow } from '#engine/runner/run-workflow.ts';
import { findExecutor } from '#steps/executors.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { saveTestOutputs } from '#storage/workflows/test-outputs.ts';
import { readResource } from '../resources/read-resource.ts';
import { parsePayload } from '../app-events/parse-payload.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { requireWorkflow } from './get-workflow.ts';
import { findPinnedExecutor, isPinned, pinSteps } from './pin-steps.ts';
import type { StoreRequest } from '#engine/ports/value-store.ts';
import type { ResponseSink } from '#engine/ports/response-sink.ts';
import { attemptKey } from '#engine/runner/attempt-key.ts';
import { createExchangeRecord } from './record-exchanges.ts';
import { createFileStore } from '#storage/files/file-store.ts';
import { applyToStore } from '#storage/stored-values/apply-to-store.ts';
import { testOwner } from './test-owner.ts';
import { pretendToEmit } from './pretend-to-emit.ts';
import { createProgressTeller } from './tell-progress.ts';
import { createTestRecord } from './test-record.ts';
import { findTestUser, readTestSecrets, TEST_LIMIT_MS } from './test-scope.ts';

type WorkflowTest = ResponseOf<typeof route>;

/** Runs the whole draft once, by the same runner as a real run; its record is the answer, and nothing is tried again. */
export async function testWorkflow(
  deps: Pick<ServerDeps, 'db' | 'pool' | 'config' | 'createId' | 'encryption' | 'runtime'>,
  { projectId }: Pick<ProjectCaller, 'projectId'>,
  workflowId: string,
  { payload, userId, upTo, testId, pins = {} }: BodyOf<typeof route>,
  signal: AbortSignal,
): Promise<WorkflowTest> {
  const workflow = await requireWorkflow(deps.db, projectId, workflowId);
  const draft = pinSteps(withoutRetries(readDocument(workflow.draft)), pins);
  if (upTo !== undefined && findStep(draft, upTo) === undefined) {
    throw new AppError('not_found', 'The draft has no such step.', { details: { stepId: upTo } });
  }
  const document = upTo === undefined ? draft : cutAfter(draft, upTo);
  parsePayload(payload, deps.config.maxPayloadBytes);
  const secrets = await readTestSecrets(deps, projectId, document);
  const run: LoadedRun = {
    // New, or read from the database as ids of their kind.
    runId: deps.createId() as RunId,
    workflowId: workflow.id as WorkflowId,
    versionId: deps.createId() as VersionId,
    projectId,
    installationId: null,
    eventId: null,
    status: 'queued',
    payload,
    user: await findTestUser(deps.db, projectId, userId),
    stepRuns: [],
  };
  const record = createTestRecord(run);
  const knowledge: RunKnowledge = {
    getVersion: async () => ({ compiled: compileDocument(document), usesSecrets: secrets.size > 0 }),
    getSecrets: async () => secrets,
    getResource: (owner, id) => readResource(deps, owner, id),
  };
  const exchanges = createExchangeRecord(secrets.values(), () => deps.runtime.clock.now());
  const teller = createProgressTeller(deps.runtime.clock.now, (progress) => {
    if (testId === undefined) return;
    const message = { kind: 'test', workflowId: workflow.id, testId, ...progress };
    // Lost progress costs nothing: the answer holds all of it.
    publishLive(deps.db, { projectId, message }).catch(() => undefined);
  });
  const watched = (type: string) => {
    const executor = findPinnedExecutor(type, pins) ?? findExecutor(type);
    return executor === undefined ? undefined : teller.watch(exchanges.watch(executor));
  };
  const limit = AbortSignal.timeout(TEST_LIMIT_MS);
  const runner = {
    ...deps.runtime,
    store: record.store,
    knowledge,
    findExecutor: watched,
    random: () => 0,
    files: createFileStore(deps.pool, deps.createId),
    observer: unwatched,
    responses: createTestResponses(),
    events: { emit: pretendToEmit },
    values: {
      apply: (_runId: string, key: string, request: StoreRequest) =>
        applyToStore(deps.pool, testOwner(projectId, workflow.id), key, request),
    },
  };
  const work = async (): Promise<void> => {
    do await runWorkflow(runner, { runId: run.runId, token: 1, isTakeover: false }, AbortSignal.any([signal, limit]));
    while (record.wake(deps.runtime.clock.now()));
  };
  await work().catch((error: unknown) => {
    // What was done until then is an answer too.
    if (!limit.aborted && !signal.aborted) throw error;
  });
  const stepRuns = record.stepRuns();
  const completed = stepRuns.filter(({ status, stepId }) => status === 'completed' && !isPinned(document, stepId));
  await saveTestOutputs(deps.db, workflow.id, completed);
  await publishLive(deps.db, { projectId, message: { kind: 'workflow', workflowId: workflow.id } });
  return {
    status: record.status() === 'completed' ? 'completed' : 'failed',
    steps: stepRuns.map((stepRun) => ({
      ...presentStepRun(stepRun),
      exchanges: exchanges.list(attemptKey(run.runId, stepRun)),
      isPinned: stepRun.status === 'completed' && isPinned(document, stepRun.stepId),
    })),
  };
}

/** Nobody waits for the response of a test. */
function createTestResponses(): ResponseSink {
  let hasResponded = false;
  return {
    send: async () => {
      const isFirst = !hasResponded;
      hasResponded = true;
      return isFirst;
    },
  };
}

function withoutRetries(document: WorkflowDocument): WorkflowDocument {
  const once = (step: Step): Step => ({
    ...step,
    retry: { delaysS: [] },
    branches: step.branches.map((branch) => ({ ...branch, steps: branch.steps.map(once) })),
  });
  return { ...document, steps: document.steps.map(once) };
}

function presentStepRun(stepRun: StepRun): Omit<WorkflowTest['steps'][number], 'exchanges' | 'isPinned'> {
  const { stepId, status, input, output, branchId, error, logs, startedAt, finishedAt } = stepRun;
  const isGood = status === 'completed' || status === 'stopped';
  return {
    stepId,
    status: status === 'skipped' ? 'skipped' : isGood ? 'completed' : 'failed',
    input,
    output,
    branchId,
    error,
    logs: [...logs],
    durationMs: finishedAt - startedAt,
  };
}
