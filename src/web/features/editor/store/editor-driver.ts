import { findPlace } from '#core/workflow/walk.ts';
import type { Position, Step, WorkflowDocument } from '#core/workflow/document.ts';
import type { Change, Operation } from '#core/workflow/operation.ts';
import { createEditorStore } from './editor-store.ts';
import type { DraftReturn } from './kept-draft.ts';
import type { DraftAnswer, DraftChanges, EditorStore } from './editor-state.ts';

type Timer = { readonly dueAt: number; readonly callback: () => void };
type Transport = {
  readonly send: (baseRevision: number, changes: readonly Change[]) => Promise<DraftAnswer>;
  readonly listChanges: (after: number) => Promise<DraftChanges>;
};

type Opening = { readonly revision?: number; readonly kept?: DraftReturn | null; readonly isReadOnly?: boolean };

/** An editor as a person uses it, with a clock that only `wait` moves. */
export type EditorDriver = {
  readonly store: EditorStore;
  readonly messages: readonly string[];
  readonly document: () => WorkflowDocument;
  readonly stepIds: () => readonly string[];
  /** Adds a step at the end, or at the position given to `after`. */
  readonly add: (type: string, id?: string) => EditorDriver & { readonly after: (stepId: string) => EditorDriver };
  readonly type: (stepId: string, field: string, text: string) => EditorDriver;
  readonly edit: (label: string, ...operations: readonly Operation[]) => EditorDriver;
  readonly undo: () => EditorDriver;
  readonly redo: () => EditorDriver;
  /** Runs what is due within the given time, and what follows from answers. */
  readonly wait: (ms: number) => Promise<void>;
};

export function driveEditor(
  document: WorkflowDocument,
  transport: Transport,
  name = 'a',
  { revision = 0, kept = null, isReadOnly = false }: Opening = {},
): EditorDriver {
  let nowMs = 1_000_000;
  let sequence = 0;
  const timers = new Set<Timer>();
  const messages: string[] = [];
  const store = createEditorStore({
    ...transport,
    projectId: 'project',
    workflow: { id: 'workflow', revision, document, testOutputs: {} },
    kept,
    appEvents: [],
    secrets: [],
    isReadOnly,
    createId: () => `${name}-${(sequence += 1)}`,
    random: () => (((sequence += 1) * 7919) % 1000) / 1000,
    now: () => nowMs,
    setTimer: (callback, delayMs) => {
      const timer = { dueAt: nowMs + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    notify: (message) => messages.push(message),
    findProblems: () => [],
  });
  const current = () => store.state.getState().document;

  const wait = async (ms: number): Promise<void> => {
    await settle();
    const untilMs = nowMs + ms;
    for (;;) {
      const next = [...timers].filter(({ dueAt }) => dueAt <= untilMs).toSorted((a, b) => a.dueAt - b.dueAt)[0];
      if (next === undefined) break;
      timers.delete(next);
      nowMs = next.dueAt;
      next.callback();
      await settle();
    }
    nowMs = untilMs;
  };

  const insert = (at: Position, step: Step): void =>
    store.edit(`Add '${step.name}'`, [{ kind: 'insert-step', at, step }]);

  const driver: EditorDriver = {
    store,
    messages,
    document: current,
    stepIds: () => current().steps.map(({ id }) => id),
    add: (type, id = store.createStepId()) => {
      const step = createStep(type, id);
      insert({ container: null, after: current().steps.at(-1)?.id ?? null }, step);
      return {
        ...driver,
        after: (stepId) => {
          const container = findPlace(current(), stepId)?.container ?? null;
          store.edit(`Move '${id}'`, [{ kind: 'move-step', stepId: id, to: { container, after: stepId } }]);
          return driver;
        },
      };
    },
    type: (stepId, field, text) => {
      store.edit(`Change '${stepId}'`, [{ kind: 'set-step-field', stepId, field, value: text }], {
        mergeKey: `${stepId}/${field}`,
      });
      return driver;
    },
    edit: (label, ...operations) => {
      store.edit(label, operations);
      return driver;
    },
    undo: () => {
      store.undo();
      return driver;
    },
    redo: () => {
      store.redo();
      return driver;
    },
    wait,
  };
  return driver;
}

function createStep(type: string, id: string): Step {
  const branches = type === 'conditional' ? ['yes', 'no'].map((branch) => ({ id: branch, steps: [] })) : [];
  return {
    id,
    type,
    name: id,
    config: {},
    retry: null,
    continueOnFailure: false,
    isDisabled: false,
    note: '',
    branches,
  };
}

/** Lets everything happen that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
