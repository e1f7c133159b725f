import { expect, test } from 'vitest';
import { branchingSteps } from '#testing/make-document.ts';
import { allCommands } from './all-commands.ts';
import { setUp } from './command-harness.ts';

type Harness = ReturnType<typeof setUp>;

/**
 * What one command does. `changes`: the draft, and undo takes it back. `shows`: something else that can be told by `read`.
 * `isOffFor`: what must be selected for it not to be offered; null says that it is always offered.
 */
type Case = { readonly selection: string | null; readonly before?: (harness: Harness) => void } & (
  { readonly changes: true } | { readonly shows: (harness: Harness) => unknown }
) & { readonly isOffFor: string | null | undefined; readonly isOffReadOnly: boolean };

const edits = (isOffFor: string | null = 'trigger', selection = 'first1'): Case => ({
  selection,
  changes: true,
  isOffFor,
  isOffReadOnly: true,
});
const shows = (read: (harness: Harness) => unknown, over: Partial<Case> = {}): Case => ({
  selection: 'first1',
  shows: read,
  isOffFor: undefined,
  isOffReadOnly: false,
  ...over,
});
const selection = ({ store }: Harness) => store.state.getState().selection;
const selected = (harness: Harness) => harness.selected();
const dialog = ({ context }: Harness) => context.view.state.getState().dialog;
const view = ({ context }: Harness) => ({ ...context.view.state.getState() });
const testRequest = ({ store }: Harness) => store.state.getState().testRequest;
const edit = ({ press }: Harness) => void press('mod+D', 'first1');

const CASES: Readonly<Record<string, Case>> = {
  'select-next': shows(selection),
  'select-previous': shows(selection),
  'select-left': shows(selection, { selection: 'no11' }),
  'select-right': shows(selection, { selection: 'yes1' }),
  'extend-selection-down': shows(selected),
  'extend-selection-up': shows(selected, { selection: 'cond1' }),
  'select-sequence': shows(selected),
  'open-inspector': shows(({ store }) => store.state.getState().focusRequest, { isOffFor: null }),
  'open-menu': shows(({ context }) => context.view.state.getState().menu, { isOffFor: null }),
  'clear-selection': shows(selection, { isOffFor: null }),
  'add-step': shows(({ context }) => context.view.state.getState().picker, { isOffReadOnly: true }),
  'add-sticky-note': { selection: 'first1', changes: true, isOffFor: undefined, isOffReadOnly: true },
  'rename-step': shows(({ context }) => context.view.state.getState().renaming, {
    isOffFor: 'trigger',
    isOffReadOnly: true,
  }),
  'duplicate-step': edits(),
  'copy-step': shows(({ context }) => context.clipboard.read(), { isOffFor: 'trigger' }),
  'copy-link': shows(() => 'an address of the browser', { isOffFor: 'trigger' }),
  'cut-step': edits(),
  'paste-steps': {
    selection: 'first1',
    before: ({ press }) => void press('mod+C', 'first1'),
    changes: true,
    isOffFor: undefined,
    isOffReadOnly: true,
  },
  'move-step-up': edits('trigger', 'user1'),
  'move-step-down': edits(),
  'move-step-left': edits('trigger', 'yes1'),
  'move-step-right': edits('trigger', 'user1'),
  'toggle-step': edits(),
  'toggle-error-branch': edits(),
  'toggle-branches': shows(({ context }) => [...context.view.state.getState().collapsed], {
    selection: 'cond1',
    isOffFor: 'first1',
  }),
  'delete-step': edits(),
  undo: shows(({ document }) => document(), { before: edit, isOffReadOnly: true }),
  redo: shows(({ document }) => document(), {
    before: (harness) => {
      edit(harness);
      harness.undo();
    },
    isOffReadOnly: true,
  }),
  'show-history': shows(dialog),
  'test-step': shows(testRequest, { isOffFor: 'trigger', isOffReadOnly: true }),
  'test-up-to': shows(testRequest, { isOffFor: 'trigger', isOffReadOnly: true }),
  'test-workflow': shows(testRequest, { isOffReadOnly: true }),
  publish: shows(dialog, { isOffReadOnly: true }),
  'show-versions': shows(dialog),
  unpublish: shows(dialog, { isOffReadOnly: true }),
  'export-file': shows(() => 'a file of the browser'),
  'find-in-workflow': shows(view),
  'fit-flow': shows(() => 'the view of the canvas'),
  'toggle-outline': shows(view),
  'show-shortcuts': shows(dialog),
};
/** What these do needs a browser; the journeys press them. */
const IN_THE_BROWSER = new Set(['copy-link', 'export-file', 'fit-flow']);

test('every command has a case here', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(allCommands.map(({ id }) => id).toSorted());
});

test.each(allCommands.map((command) => [command.id, command] as const))('%s does what it says', async (id, command) => {
  const one = CASES[id];
  if (one === undefined) throw new Error(`There is no case for ${id}.`);
  const harness = setUp(branchingSteps);
  one.before?.(harness);
  harness.store.select(one.selection);
  expect(command.isEnabled(harness.context)).toBe(true);
  if (IN_THE_BROWSER.has(id)) return;
  if ('changes' in one) {
    const before = harness.document();
    command.run(harness.context);
    // Pasting waits for the clipboard.
    await harness.wait(0);
    expect(harness.document()).not.toEqual(before);
    harness.undo();
    expect(harness.document()).toEqual(before);
    harness.redo();
    expect(harness.document()).not.toEqual(before);
  } else {
    const before = await one.shows(harness);
    command.run(harness.context);
    expect(await one.shows(harness)).not.toEqual(before);
  }
});

test.each(allCommands.map((command) => [command.id, command] as const))(
  '%s is offered only where it can do something',
  (id, command) => {
    const one = CASES[id];
    if (one === undefined) throw new Error(`There is no case for ${id}.`);
    const readOnly = setUp(branchingSteps, true);
    readOnly.store.select(one.selection);
    if (one.isOffReadOnly) expect(command.isEnabled(readOnly.context)).toBe(false);
    if (one.isOffFor === undefined) return;
    const harness = setUp(branchingSteps);
    harness.store.select(one.isOffFor);
    expect(command.isEnabled(harness.context)).toBe(false);
  },
);
