import { changeDraft, listDraftChanges } from '#contract/workflows.ts';
import { createProblemChecker } from '#core/validation/problem-checker.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Problem } from '#core/validation/problem.ts';
import { catalog } from '#steps/catalog.ts';
import { notifications } from '@mantine/notifications';
import { callApi } from '../../lib/api.ts';
import { createUuid } from '../../lib/create-uuid.ts';
import { createLazyParser } from './formula/lazy-parser.ts';
import type { EditorPorts, EditorState } from './store/editor-state.ts';

/** The editor's store in the browser: our server, the clock, and messages in the corner of the screen. */
export function createEditorPorts(projectId: string, workflowId: string): EditorPorts {
  const params = { projectId, workflowId };
  return {
    send: (baseRevision, changes) => callApi(changeDraft, { params, body: { baseRevision, changes: [...changes] } }),
    listChanges: (after) => callApi(listDraftChanges, { params, query: { after } }),
    createId: createUuid,
    random: Math.random,
    now: Date.now,
    setTimer: (callback, delayMs) => {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    notify: notifyEditor,
    ...createProblemFinder(),
  };
}

export function notifyEditor(message: string): void {
  notifications.show({ message, color: 'yellow', autoClose: 8_000 });
}

/** Keeps one checker, with its memory of steps, for as long as the project around the draft stays the same. */
function createProblemFinder(): Pick<EditorPorts, 'findProblems' | 'onRulesLoaded'> {
  let last: Pick<EditorState, 'appEvents' | 'secrets' | 'resources' | 'testOutputs'> | null = null;
  let check: (document: WorkflowDocument) => readonly Problem[] = () => [];
  let tellLoaded = (): void => undefined;
  const parseFormula = createLazyParser(() => {
    // What was checked without the parser is checked again.
    last = null;
    tellLoaded();
  });
  const findProblems: EditorPorts['findProblems'] = ({ document, appEvents, secrets, resources, testOutputs }) => {
    const isSame =
      last?.appEvents === appEvents &&
      last.secrets === secrets &&
      last.resources === resources &&
      last.testOutputs === testOutputs;
    if (!isSame) {
      last = { appEvents, secrets, resources, testOutputs };
      check = createProblemChecker({
        catalog,
        appEvents,
        secretIds: new Set(secrets.map(({ id }) => id)),
        ...(resources === null ? {} : { resourceIds: new Set(resources.map(({ id }) => id)) }),
        testOutputs,
        parseFormula,
      });
    }
    return check(document);
  };
  return { findProblems, onRulesLoaded: (listener) => (tellLoaded = listener) };
}
