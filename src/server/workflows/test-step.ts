import type { testStep as route } from '#contract/workflows.ts';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import type { Json } from '#core/base/json.ts';
import type { Scope } from '#core/expression/scope.ts';
import type { Step, WorkflowDocument } from '#core/workflow/document.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import { findStep, listStepsBefore } from '#core/workflow/walk.ts';
import { executeStep, type StepAttempt } from '#engine/runner/execute-step.ts';
import { findExecutor } from '#steps/executors.ts';
import { createFileStore } from '#storage/files/file-store.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { listTestOutputs, saveTestOutputs } from '#storage/workflows/test-outputs.ts';
import { parsePayload } from '../app-events/parse-payload.ts';
import { readResource } from '../resources/read-resource.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { applyToStore } from '#storage/stored-values/apply-to-store.ts';
import { testOwner } from './test-owner.ts';
import { pretendToEmit } from './pretend-to-emit.ts';
import { requireWorkflow } from './get-workflow.ts';
import { createExchangeRecord } from './record-exchanges.ts';
import type { Pins } from './pin-steps.ts';
import { findTestUser, readTestSecrets, TEST_LIMIT_MS } from './test-scope.ts';

type StepTest = ResponseOf<typeof route>;
type Deps = Pick<ServerDeps, 'db' | 'pool' | 'config' | 'createId' | 'encryption' | 'runtime'>;

/** Runs one step of the draft for real, once, on the payload and on what the steps before it gave in their last test. */
export async function testStep(
  deps: Deps,
  { projectId }: Pick<ProjectCaller, 'projectId'>,
  workflowId: string,
  { stepId, payload, userId, pins = {} }: BodyOf<typeof route>,
  signal: AbortSignal,
): Promise<StepTest> {
  const workflow = await requireWorkflow(deps.db, projectId, workflowId);
  const document = readDocument(workflow.draft);
  const step = findStep(document, stepId);
  const executor = step === undefined ? undefined : findExecutor(step.type);
  if (step === undefined || executor === undefined) {
    throw new AppError('not_found', 'The draft has no such step.', { details: { stepId } });
  }
  const scope: Scope = {
    trigger: parsePayload(payload, deps.config.maxPayloadBytes),
    steps: await readEarlierOutputs(deps, workflow.id, document, step, pins),
    user: await findTestUser(deps.db, projectId, userId),
    secrets: await readTestSecrets(deps, projectId, { ...document, steps: [step] }),
  };
  const exchanges = createExchangeRecord(scope.secrets.values(), () => deps.runtime.clock.now());
  const idempotencyKey = `test:${deps.createId()}`;
  const attempt = await executeStep(deps.runtime, {
    executor: exchanges.watch(executor),
    step,
    scope,
    projectId,
    idempotencyKey,
    signal: AbortSignal.any([signal, AbortSignal.timeout(TEST_LIMIT_MS)]),
    // Nobody waits for the response of a test.
    respond: async () => true,
    emit: pretendToEmit,
    findResource: (id) => readResource(deps, projectId, id),
    files: createFileStore(deps.pool, deps.createId),
    store: (request) => applyToStore(deps.pool, testOwner(projectId, workflow.id), idempotencyKey, request),
  });
  const result: StepTest = {
    ...presentAttempt(step, attempt),
    exchanges: exchanges.list(idempotencyKey),
    isPinned: false,
  };
  if (result.status === 'completed') {
    await saveTestOutputs(deps.db, workflow.id, [{ stepId: step.id, output: result.output }]);
    await publishLive(deps.db, { projectId, message: { kind: 'workflow', workflowId: workflow.id } });
  }
  return result;
}

async function readEarlierOutputs(
  { db }: Deps,
  workflowId: string,
  document: WorkflowDocument,
  step: Step,
  pins: Pins,
): Promise<ReadonlyMap<string, Json>> {
  const outputs = await listTestOutputs(db, workflowId);
  const earlier = new Set(listStepsBefore(document, step.id).map((before) => before.step.id));
  const known = [...outputs.map(({ stepId, output }) => [stepId, output] as const), ...Object.entries(pins)];
  return new Map(known.filter(([stepId]) => earlier.has(stepId)));
}

function presentAttempt(
  step: Step,
  { outcome, input, startedAt, finishedAt }: StepAttempt,
): Omit<StepTest, 'exchanges' | 'isPinned'> {
  const base = { stepId: step.id, input, durationMs: finishedAt - startedAt };
  switch (outcome.kind) {
    case 'completed':
      return {
        ...base,
        status: 'completed',
        output: outcome.output,
        branchId: null,
        error: null,
        logs: [...(outcome.logs ?? [])],
      };
    case 'sleep':
    case 'stop':
    case 'branch':
      return {
        ...base,
        status: 'completed',
        output: outcome.output,
        branchId: outcome.kind === 'branch' ? outcome.branchId : null,
        error: null,
        logs: [],
      };
    case 'postponed':
      return { ...base, status: 'failed', output: null, branchId: null, error: outcome.error, logs: [] };
    case 'each':
      // What its steps make of the items is for the test of the whole workflow.
      return { ...base, status: 'completed', output: { items: outcome.items }, branchId: null, error: null, logs: [] };
    case 'failed':
      return {
        ...base,
        status: 'failed',
        output: outcome.output ?? null,
        branchId: null,
        error: outcome.error,
        logs: [...(outcome.logs ?? [])],
      };
  }
}
