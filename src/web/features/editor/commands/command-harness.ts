import { createDocument, type Step, type WorkflowDocument } from '#core/workflow/document.ts';
import { driveEditor } from '../store/editor-driver.ts';
import { createFakeDraftServer } from '../store/fake-draft-server.ts';
import { listSelectedIds, selectAll } from '../store/selected-steps.ts';
import { createEditorView } from '../view/editor-view.ts';
import { allCommands } from './all-commands.ts';
import type { CommandContext } from './command.ts';
import { findCommand } from './find-shortcut.ts';

/** An editor with some steps, whose commands a test runs by their keys. */
export function setUp(steps: readonly Step[], isReadOnly = false) {
  const trigger = { type: 'app-event', config: { appEventId: 'event-1' } };
  const document: WorkflowDocument = { ...createDocument('Workflow'), trigger, steps };
  const server = createFakeDraftServer(document);
  const { store, ...editor } = driveEditor(
    document,
    {
      send: async (revision, changes) => server.change(revision, changes),
      listChanges: async (after) => server.listChanges(after),
    },
    'a',
    { isReadOnly },
  );
  const told: string[] = [];
  let clipboard = '';
  const context: CommandContext = {
    store,
    view: createEditorView({ isOutlineOpen: false }),
    clipboard: { write: (text) => void (clipboard = text), read: async () => clipboard },
    notify: (message) => told.push(message),
  };
  /** Presses a key with a step selected; gives whether anything may happen. */
  const press = (shortcut: string, selection?: string | null): boolean => {
    if (selection !== undefined) store.select(selection);
    const command = findCommand(allCommands, shortcut);
    if (command?.isEnabled(context) !== true) return false;
    command.run(context);
    return true;
  };
  const select = (...stepIds: string[]) => store.selectSeveral(selectAll(stepIds));
  const selected = () => listSelectedIds(store.state.getState());
  return { ...editor, store, context, told, press, select, selected, shape: () => shapeOf(editor.document()) };
}

/** "a cond(b|c) d" */
function shapeOf({ steps }: Pick<WorkflowDocument, 'steps'>): string {
  return steps
    .map(({ id, branches }) => {
      const inner = branches.map((branch) => shapeOf(branch)).join('|');
      return branches.length === 0 ? id : `${id}(${inner})`;
    })
    .join(' ');
}
