import { createStore } from 'zustand/vanilla';
import { createShortId } from '#core/base/short-id.ts';
import type { StepId } from '#core/base/brand.ts';
import { findStep } from '#core/workflow/walk.ts';
import { isInEffect } from './conflicts.ts';
import { createDraftSession } from './draft-session.ts';
import type { EditorState, EditorStore, EditorStoreOptions, SyncStatus } from './editor-state.ts';
import { emptyHistory } from './history.ts';
import { recordTest } from './record-test.ts';
import { keepSelected, noSteps } from './selected-steps.ts';
import { watchProblems } from './watch-problems.ts';

/** The editor without React: the draft, its history, its way to the server, and what is selected. */
export function createEditorStore(options: EditorStoreOptions): EditorStore {
  const { workflow, projectId, random, isReadOnly } = options;
  const state = createStore<EditorState>(() => startState(options));
  let serial = 0;

  const session = createDraftSession({
    ...options,
    document: workflow.document,
    revision: workflow.revision,
    onUpdate: () => state.setState((previous) => ({ ...describeSession(previous), ...keepSelection(previous) })),
    onFailure: (failure) => {
      const sync = failure === null ? idleStatus() : failure.kind === 'offline' ? 'offline' : 'error';
      state.setState({ sync, syncMessage: failure?.message ?? null });
    },
  });

  const idleStatus = (): SyncStatus => (session.pendingCount() > 0 ? 'saving' : 'saved');

  const describeSession = (previous: EditorState) => ({
    document: session.document(),
    revision: session.revision(),
    undoLabel: session.history().done.at(-1)?.label ?? null,
    redoLabel: session.history().undone.at(-1)?.label ?? null,
    history: session.history(),
    conflicts: session.conflicts(),
    unsentCount: session.pendingCount(),
    // While nothing goes through, the state stays until a request succeeds.
    sync: previous.sync === 'offline' || previous.sync === 'error' ? previous.sync : idleStatus(),
  });

  const keepSelection = ({ selection, alsoSelected }: EditorState) =>
    keepSelected(session.document(), { selection, alsoSelected });

  const createStepId = (): StepId => {
    const id = createShortId(random);
    return findStep(session.document(), id) === undefined ? id : createStepId();
  };

  if (options.kept !== null) {
    state.setState(describeSession);
    if (session.pendingCount() > 0) session.sender.schedule();
  }
  watchProblems(state, options);

  return {
    state,
    projectId,
    workflowId: workflow.id,
    edit: (label, operations, edited = {}) => {
      if (!isReadOnly && operations.length > 0) session.edit(label.slice(0, 300), operations, edited);
    },
    select: (selection) => state.setState({ selection, alsoSelected: noSteps }),
    selectSeveral: ({ selection, alsoSelected }) => state.setState({ selection, alsoSelected }),
    focusField: (selection, field) => {
      serial += 1;
      state.setState({ selection, alsoSelected: noSteps, focusRequest: { selection, field, serial } });
    },
    undo: session.undo,
    redo: session.redo,
    recordTest: (result) => state.setState((previous) => recordTest(previous, result)),
    recordProgress: (progress) =>
      state.setState(({ testProgress }) => ({
        testProgress: progress === null ? noProgress : { ...testProgress, [progress.stepId]: progress },
      })),
    requestTest: (kind) => {
      serial += 1;
      state.setState({ testRequest: { kind, serial } });
    },
    createStepId,
    announce: (announcement) => state.setState({ announcement }),
    setAppEvents: (appEvents) => state.setState({ appEvents }),
    setSecrets: (secrets) => state.setState({ secrets }),
    setResources: (resources) => state.setState({ resources }),
    noticeRevision: session.sender.noticeRevision,
    flush: session.sender.flush,
    noticeOffline: () => state.setState({ sync: 'offline', syncMessage: 'This browser has no network.' }),
    reconnect: async () => {
      // Also without anything to send, so that an answer shows that the server is back.
      session.sender.noticeRevision(Number.POSITIVE_INFINITY);
      await session.sender.flush().catch(() => undefined);
    },
    hasUnsentChanges: () => session.pendingCount() > 0,
    resolveConflict: ({ target }, chosen, label) => {
      if (!isReadOnly && !isInEffect(session.document(), chosen)) session.edit(label.slice(0, 300), [chosen]);
      session.dropConflict(target);
    },
    dropConflict: session.dropConflict,
    hasWritten: session.hasWritten,
    keep: session.keep,
    setOthers: (others) => state.setState({ others }),
    setKept: (isKept) => state.setState({ isKept }),
  };
}

const noProgress: EditorState['testProgress'] = {};

function startState({ workflow, isReadOnly, appEvents, secrets }: EditorStoreOptions): EditorState {
  return {
    document: workflow.document,
    revision: workflow.revision,
    selection: null,
    alsoSelected: noSteps,
    problems: [],
    testOutputs: workflow.testOutputs,
    testResults: {},
    testProgress: noProgress,
    sync: 'saved',
    syncMessage: null,
    undoLabel: null,
    redoLabel: null,
    history: emptyHistory,
    conflicts: [],
    unsentCount: 0,
    isKept: false,
    others: [],
    isReadOnly,
    appEvents,
    secrets,
    resources: null,
    focusRequest: null,
    testRequest: null,
    announcement: '',
  };
}
