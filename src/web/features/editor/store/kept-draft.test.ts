import { expect, test } from 'vitest';
import { makeDocument, makeStep } from '#testing/make-document.ts';
import { ApiError } from '#web/lib/api-error.ts';
import type { Change } from '#core/workflow/operation.ts';
import { driveEditor, type EditorDriver } from './editor-driver.ts';
import { createFakeDraftServer } from './fake-draft-server.ts';
import { addUnsent } from './kept-draft.ts';

type Left = { readonly store: Pick<EditorDriver['store'], 'keep'> };

function setUp() {
  const start = makeDocument([makeStep('one1'), makeStep('two2')]);
  const server = createFakeDraftServer(start);
  let isOnline = true;
  const reach = <Answer>(answer: () => Answer): Answer => {
    if (!isOnline) throw new ApiError({ code: 'unreachable', message: 'Lost.', status: 0 });
    return answer();
  };
  const transport = {
    send: async (revision: number, changes: readonly Change[]) => reach(() => server.change(revision, changes)),
    listChanges: async (after: number) => reach(() => server.listChanges(after)),
  };
  /** As after a reload: with the server's draft, and what the other editor left behind. */
  const reopen = (left: Left, now: Pick<typeof server, 'document' | 'revision' | 'listChanges'> = server) => {
    // It goes through a store of the browser, which copies.
    const draft = structuredClone(left.store.keep());
    const kept = { draft, missed: now.listChanges(draft.revision) };
    return driveEditor(now.document(), transport, 'again', { revision: now.revision(), kept });
  };
  return {
    server,
    reopen,
    open: (name: string) => driveEditor(start, transport, name),
    goOnline: (online: boolean) => {
      isOnline = online;
    },
  };
}

test('undo and redo go on after a reload', async () => {
  const { server, open, reopen } = setUp();
  const left = open('a');
  left.type('one1', 'url', 'x').add('request', 'three3').undo();
  await left.wait(500);
  const editor = reopen(left);
  expect(editor.store.state.getState()).toMatchObject({
    undoLabel: "Change 'one1'",
    redoLabel: "Add 'three3'",
    sync: 'saved',
  });
  editor.redo();
  expect(editor.stepIds()).toEqual(['one1', 'two2', 'three3']);
  editor.undo().undo();
  await editor.wait(500);
  expect(server.document().steps.map(({ config }) => config)).toEqual([{}, {}]);
});

test('after a reload undo still leaves what somebody else has set meanwhile', async () => {
  const { open, reopen } = setUp();
  const left = open('a');
  left.type('one1', 'url', 'mine').edit('Rename', { kind: 'rename-step', stepId: 'two2', name: 'Mine' });
  await left.wait(500);
  const grace = open('b');
  grace.type('one1', 'url', 'theirs').edit('Rename', { kind: 'rename-step', stepId: 'one1', name: 'Theirs' });
  await grace.wait(500);
  const editor = reopen(left);
  editor.undo();
  expect(editor.store.state.getState().undoLabel).toBeNull();
  expect(editor.document().steps).toMatchObject([{ name: 'Theirs', config: { url: 'theirs' } }, { name: 'two2' }]);
});

test('changes that were not sent before a reload are sent after it, on top of what others did', async () => {
  const { server, open, reopen, goOnline } = setUp();
  const left = open('a');
  goOnline(false);
  left.type('one1', 'url', 'offline').add('request', 'mine3');
  await left.wait(2_000);
  goOnline(true);
  const grace = open('b');
  grace.add('request', 'theirs4');
  await grace.wait(500);

  const editor = reopen(left);
  expect(editor.store.state.getState()).toMatchObject({ sync: 'saving', unsentCount: 2 });
  await editor.wait(500);
  expect(editor.store.state.getState()).toMatchObject({ sync: 'saved', unsentCount: 0 });
  expect(server.document().steps.map(({ id }) => id)).toEqual(['one1', 'two2', 'mine3', 'theirs4']);
  editor.undo();
  expect(editor.stepIds()).toEqual(['one1', 'two2', 'theirs4']);
});

test('a change whose answer was lost before the reload is not made twice', async () => {
  const { server, open, reopen } = setUp();
  const left = open('a');
  left.add('request', 'three3');
  const kept = left.store.keep();
  server.change(0, kept.pending);
  const editor = reopen(left);
  expect(editor.store.state.getState()).toMatchObject({ unsentCount: 0, undoLabel: "Add 'three3'" });
  editor.undo();
  await editor.wait(500);
  expect(server.document().steps.map(({ id }) => id)).toEqual(['one1', 'two2']);
});

test('what two closed editors have not sent is sent by the one that opens', async () => {
  const { server, open, goOnline, reopen } = setUp();
  const [left, other] = [open('a'), open('b')];
  goOnline(false);
  left.type('one1', 'url', 'one');
  other.type('two2', 'url', 'two');
  await left.wait(500);
  await other.wait(500);
  goOnline(true);
  const both = addUnsent(left.store.keep(), [other.store.keep(), left.store.keep()]);
  expect(both.pending).toHaveLength(2);
  const editor = reopen({ store: { keep: () => both } });
  await editor.wait(500);
  expect(server.document().steps.map(({ config }) => config)).toEqual([{ url: 'one' }, { url: 'two' }]);
});

test('what is typed after a reload is an entry of its own', () => {
  const { open, reopen } = setUp();
  const left = open('a');
  left.type('one1', 'url', 'a');
  const editor = reopen(left);
  editor.type('one1', 'url', 'ab').undo();
  expect(editor.document().steps[0]?.config).toEqual({ url: 'a' });
});

test('a kept draft that does not lead to the server’s is given up, except for what was not sent', async () => {
  const { open, reopen } = setUp();
  const left = open('a');
  left.type('one1', 'url', 'saved');
  await left.wait(500);
  left.type('two2', 'url', 'unsent');
  const editor = reopen(left, createFakeDraftServer(makeDocument([makeStep('one1'), makeStep('two2')])));
  expect(editor.store.state.getState()).toMatchObject({ undoLabel: null, revision: 0, unsentCount: 1 });
  expect(editor.document().steps.map(({ config }) => config)).toEqual([{}, { url: 'unsent' }]);
});
