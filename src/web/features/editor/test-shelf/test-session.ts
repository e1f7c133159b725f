import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Json } from '#core/base/json.ts';
import { describeTrigger } from '#core/workflow/describe-trigger.ts';
import { findStep } from '#core/workflow/walk.ts';
import { catalog } from '#steps/catalog.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import { testStep, testWorkflow } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { subscribeLive } from '../../../lib/live.ts';
import { createUuid } from '../../../lib/create-uuid.ts';
import { describeError } from '../../../lib/describe-error.ts';
import { readPins, writePins, type Pins } from './kept-pins.ts';
import type { EditorStore, TestRequest } from '../store/editor-state.ts';

export type TestState = {
  /** What the builder wrote; null: the sample as it is. */
  readonly payload: string | null;
  readonly userId: string;
  /** Outputs by step id that stand for calling these steps; kept in this browser. */
  readonly pins: Pins;
  /** What runs now, and since when (Unix time in ms). */
  readonly running: {
    readonly kind: TestRequest['kind'];
    readonly stepId: string | null;
    readonly startedAt: number;
  } | null;
  /** Why the last try gave no result, as a sentence. */
  readonly problem: string | null;
  /** Where the last test ended badly, for the canvas to bring into view. */
  readonly failedStepId: string | null;
  /** How the last test of more than one step ended. */
  readonly outcome: { readonly status: 'completed' | 'failed'; readonly stepCount: number } | null;
};

export type TestSession = {
  readonly state: StoreApi<TestState>;
  readonly setPayload: (payload: string | null) => void;
  readonly setUserId: (userId: string) => void;
  /** Undefined: the step is called again. */
  readonly pin: (stepId: string, output: Json | undefined) => void;
  /** Takes the payload and the end user of an event as it was received. */
  readonly takeReceived: (payload: string, userId: string) => void;
  readonly run: (kind: TestRequest['kind']) => Promise<void>;
  readonly cancel: () => void;
};

/** The payload and the running test of one editor, shared by the Test tab and the shelf. */
export function createTestSession(store: EditorStore): TestSession {
  const state = createStore<TestState>(() => ({
    payload: null,
    userId: '',
    pins: readPins(store.workflowId),
    running: null,
    problem: null,
    outcome: null,
    failedStepId: null,
  }));
  let abort: AbortController | null = null;

  const call = async (kind: TestRequest['kind'], stepId: string | null, signal: AbortSignal): Promise<void> => {
    const params = { projectId: store.projectId, workflowId: store.workflowId };
    const { userId, pins } = state.getState();
    const body = {
      payload: getPayload(store, state.getState()),
      ...(userId.trim() === '' ? {} : { userId: userId.trim() }),
      pins: pinsOf(store, pins, kind === 'step' ? stepId : null),
    };
    // The server tests the draft as it has it.
    await store.flush();
    if (kind === 'step' && stepId !== null) {
      store.recordTest(await callApi(testStep, { params, body: { ...body, stepId }, signal }));
      return;
    }
    const upTo = kind === 'up-to' && stepId !== null ? { upTo: stepId } : {};
    const testId = createUuid();
    const stopFollowing = subscribeLive(store.projectId, (notice) => {
      if (notice.kind === 'test' && notice.testId === testId) store.recordProgress(notice);
    });
    const answer = callApi(testWorkflow, { params, body: { ...body, ...upTo, testId }, signal });
    const { status, steps } = await answer.finally(() => {
      stopFollowing();
      store.recordProgress(null);
    });
    for (const step of steps) store.recordTest(step);
    if (kind === 'up-to' && status === 'completed' && !steps.some((step) => step.stepId === stepId)) {
      state.setState({ problem: 'The flow took another branch, so it did not reach this step.' });
      return;
    }
    state.setState({ outcome: { status, stepCount: steps.filter((step) => step.status !== 'skipped').length } });
    const failed = steps.find((step) => step.status === 'failed');
    if (failed !== undefined) {
      store.select(failed.stepId);
      state.setState({ failedStepId: failed.stepId });
    }
  };

  const run = async (kind: TestRequest['kind']): Promise<void> => {
    const { selection } = store.state.getState();
    const stepId = kind !== 'workflow' && selection !== 'trigger' ? selection : null;
    const problem = findObstacle(kind, stepId, getPayload(store, state.getState()));
    if (problem !== null) return state.setState({ problem });
    abort?.abort();
    const controller = new AbortController();
    abort = controller;
    state.setState({
      running: { kind, stepId, startedAt: Date.now() },
      problem: null,
      outcome: null,
      failedStepId: null,
    });
    try {
      await call(kind, stepId, controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) state.setState({ problem: describeError(error) });
    }
    // A newer test has taken over; what it runs stays shown.
    if (abort === controller) state.setState({ running: null });
  };

  return {
    state,
    run,
    setPayload: (payload) => state.setState({ payload, problem: null }),
    setUserId: (userId) => state.setState({ userId }),
    pin: (stepId, output) => {
      const others = Object.entries(state.getState().pins).filter(([id]) => id !== stepId);
      const pins = Object.fromEntries(output === undefined ? others : [...others, [stepId, output]]);
      state.setState({ pins });
      writePins(store.workflowId, pins);
    },
    takeReceived: (payload, userId) => state.setState({ payload: formatPayload(payload), userId, problem: null }),
    cancel: () => {
      abort?.abort();
      state.setState({ running: null });
    },
  };
}

/** The trigger's sample as the payload that a test starts with. */
export function getSamplePayload(store: Pick<EditorStore, 'state'>): string {
  const { document, appEvents } = store.state.getState();
  return JSON.stringify(describeTrigger(document.trigger, catalog, appEvents)?.sample ?? {}, null, 2);
}

/** Those of steps that there are; a step that is tested alone is called although it is pinned. */
function pinsOf(store: EditorStore, pins: Pins, tested: string | null): Pins {
  const { document } = store.state.getState();
  return Object.fromEntries(
    Object.entries(pins).filter(([id]) => id !== tested && findStep(document, id) !== undefined),
  );
}

/** On several lines, unless that would change a number that JavaScript cannot hold. */
function formatPayload(payload: string): string {
  const parsed = parseJsonText(payload);
  if (!parsed.ok) return payload;
  const isExact = JSON.stringify(parsed.value) === payload.replaceAll(/\s/g, '');
  return isExact || !/\d{16}/.test(payload) ? JSON.stringify(parsed.value, null, 2) : payload;
}

function getPayload(store: EditorStore, { payload }: TestState): string {
  return payload ?? getSamplePayload(store);
}

function findObstacle(kind: TestRequest['kind'], stepId: string | null, payload: string): string | null {
  if (kind !== 'workflow' && stepId === null) return 'Select a step on the canvas to test it.';
  const parsed = parseJsonText(payload);
  if (parsed.ok) return null;
  const { line, column, message } = parsed.problem;
  return `The payload is not JSON. Line ${line}, column ${column}: ${message}`;
}
