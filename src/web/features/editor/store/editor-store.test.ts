import { expect, test } from 'vitest';
import { ApiError } from '#web/lib/api-error.ts';
import { makeConditional, makeDocument, makeStep } from '#testing/make-document.ts';
import type { Change } from '#core/workflow/operation.ts';
import { driveEditor } from './editor-driver.ts';
import { createFakeDraftServer } from './fake-draft-server.ts';

function setUp(document = makeDocument([makeStep('one1'), makeStep('two2'), makeStep('three3')])) {
  const server = createFakeDraftServer(document);
  const transport = {
    send: async (revision: number, changes: readonly Change[]) => server.change(revision, changes),
    listChanges: async (after: number) => server.listChanges(after),
  };
  const open = (name: string) => driveEditor(document, transport, name);
  return { server, open, editor: open('a') };
}

test('an edit shows at once, is saved after a short pause, and can be taken back and done again', async () => {
  const { server, editor } = setUp();
  editor.add('request', 'four4').after('one1');
  expect(editor.stepIds()).toEqual(['one1', 'four4', 'two2', 'three3']);
  expect(editor.store.state.getState()).toMatchObject({ sync: 'saving', undoLabel: "Move 'four4'" });

  editor.undo().undo();
  expect(editor.stepIds()).toEqual(['one1', 'two2', 'three3']);
  editor.redo();
  expect(editor.store.state.getState()).toMatchObject({ undoLabel: "Add 'four4'", redoLabel: "Move 'four4'" });

  await editor.wait(200);
  expect(server.document()).toEqual(editor.document());
  expect(editor.store.state.getState()).toMatchObject({ sync: 'saved', revision: server.revision() });
});

test('a new edit ends what could be done again', () => {
  const { editor } = setUp();
  editor.add('request', 'four4').undo().add('request', 'five5');
  expect(editor.store.state.getState().redoLabel).toBeNull();
});

test('a burst of typing is one entry of the history, also when part of it is on its way already', async () => {
  const { server, editor } = setUp();
  for (const text of ['h', 'ht', 'htt', 'http']) {
    editor.type('one1', 'url', text);
    await editor.wait(100);
  }
  await editor.wait(500);
  expect(server.document().steps[0]?.config).toEqual({ url: 'http' });
  expect(server.log.length).toBeGreaterThan(1);

  editor.undo();
  expect(editor.document().steps[0]?.config).toEqual({});
  expect(editor.store.state.getState().undoLabel).toBeNull();
  editor.redo();
  expect(editor.document().steps[0]?.config).toEqual({ url: 'http' });
});

test('typing after a pause of more than a second is an entry of its own', async () => {
  const { editor } = setUp();
  editor.type('one1', 'url', 'a');
  await editor.wait(1100);
  editor.type('one1', 'url', 'ab');
  editor.undo();
  expect(editor.document().steps[0]?.config).toEqual({ url: 'a' });
});

test('steps that a change does not touch keep their identity through saving', async () => {
  const { editor } = setUp();
  const [, two] = editor.document().steps;
  editor.type('one1', 'url', 'a');
  const [one] = editor.document().steps;
  await editor.wait(500);
  expect(editor.document().steps[0]).toBe(one);
  expect(editor.document().steps[1]).toBe(two);
});

test('the changes of another tab arrive, with the own ones on top', async () => {
  const { server, open, editor } = setUp();
  const other = open('b');
  other.add('request', 'four4').after('one1');
  editor.type('two2', 'url', 'mine');
  await other.wait(200);
  await editor.wait(200);
  other.store.noticeRevision(server.revision());
  await other.wait(0);
  expect(editor.document()).toEqual(server.document());
  expect(other.document()).toEqual(server.document());
  expect(editor.stepIds()).toEqual(['one1', 'four4', 'two2', 'three3']);
});

test('undo takes back only own changes, and leaves what somebody else has set since', async () => {
  const { open, editor } = setUp();
  const other = open('b');
  editor.type('one1', 'url', 'mine').edit('Rename', { kind: 'rename-step', stepId: 'one1', name: 'Mine' });
  await editor.wait(200);
  other.type('one1', 'url', 'theirs');
  await other.wait(200);
  editor.store.noticeRevision(3);
  await editor.wait(0);

  editor.undo();
  expect(editor.document().steps[0]).toMatchObject({ name: 'one1', config: { url: 'theirs' } });
  expect(editor.store.state.getState()).toMatchObject({
    undoLabel: null,
    history: { lost: [{ label: "Change 'one1'" }] },
  });
});

test('undo of a change that has overwritten somebody else’s value brings that value back', async () => {
  const { open, editor } = setUp();
  const other = open('b');
  other.type('one1', 'url', 'theirs');
  await other.wait(200);
  editor.type('one1', 'url', 'mine');
  expect(editor.store.state.getState().conflicts).toEqual([]);
  await editor.wait(200);
  expect(editor.store.state.getState()).toMatchObject({
    undoLabel: "Change 'one1'",
    conflicts: [{ mine: { value: 'mine' }, theirs: { value: 'theirs' }, memberName: 'Mia' }],
  });
  editor.undo();
  expect(editor.document().steps[0]).toMatchObject({ config: { url: 'theirs' } });
  expect(editor.store.state.getState().conflicts).toEqual([]);
});

test('of two values set at the same time the member chooses one, as an edit that can be undone', async () => {
  const { open, editor } = setUp();
  const other = open('b');
  other.type('one1', 'url', 'theirs');
  await other.wait(200);
  editor.type('one1', 'url', 'mine');
  await editor.wait(200);
  const [conflict] = editor.store.state.getState().conflicts;
  if (conflict === undefined) throw new Error('There is no conflict.');
  editor.store.resolveConflict(conflict, conflict.theirs, 'Take theirs');
  expect(editor.store.state.getState()).toMatchObject({ conflicts: [], undoLabel: 'Take theirs' });
  expect(editor.document().steps[0]).toMatchObject({ config: { url: 'theirs' } });
  editor.undo();
  expect(editor.document().steps[0]).toMatchObject({ config: { url: 'mine' } });
});

test('keeping the own value of a conflict, which stands already, changes nothing', async () => {
  const { open, editor } = setUp();
  const other = open('b');
  other.type('one1', 'url', 'theirs');
  await other.wait(200);
  editor.type('one1', 'url', 'mine');
  await editor.wait(200);
  const [conflict] = editor.store.state.getState().conflicts;
  if (conflict === undefined) throw new Error('There is no conflict.');
  editor.store.resolveConflict(conflict, conflict.mine, 'Keep mine');
  expect(editor.store.state.getState()).toMatchObject({ conflicts: [], undoLabel: "Change 'one1'" });
});

test('undo puts a deleted step back where it was, though somebody removed the step before it', async () => {
  const { open, editor } = setUp();
  const other = open('b');
  editor.edit('Delete', { kind: 'remove-step', stepId: 'two2' });
  await editor.wait(200);
  other.edit('Delete', { kind: 'remove-step', stepId: 'one1' }).add('request', 'last9');
  await other.wait(200);
  editor.store.noticeRevision(3);
  await editor.wait(0);
  editor.undo();
  expect(editor.stepIds()).toEqual(['two2', 'three3', 'last9']);
});

test('without a connection the draft says so, and is saved once it is back', async () => {
  const document = makeDocument([makeStep('one1')]);
  const server = createFakeDraftServer(document);
  let isOnline = false;
  const editor = driveEditor(document, {
    send: async (revision, changes) => {
      if (isOnline) return server.change(revision, changes);
      throw new ApiError({ code: 'unreachable', message: 'Millrace did not answer.', status: 0 });
    },
    listChanges: async (after) => server.listChanges(after),
  });
  editor.type('one1', 'url', 'a');
  await editor.wait(1000);
  expect(editor.store.state.getState()).toMatchObject({ sync: 'offline', syncMessage: 'Millrace did not answer.' });
  expect(editor.store.hasUnsentChanges()).toBe(true);
  isOnline = true;
  await editor.wait(5000);
  expect(editor.store.state.getState()).toMatchObject({ sync: 'saved', syncMessage: null });
  expect(server.document()).toEqual(editor.document());
});

test('a browser without network says so at once, and an answer ends it also when nothing was to be sent', async () => {
  const { editor } = setUp();
  editor.store.noticeOffline();
  expect(editor.store.state.getState()).toMatchObject({ sync: 'offline', unsentCount: 0 });
  editor.type('one1', 'url', 'a').undo();
  expect(editor.store.state.getState()).toMatchObject({ sync: 'offline', unsentCount: 2 });
  await editor.store.reconnect();
  expect(editor.store.state.getState()).toMatchObject({ sync: 'saved', syncMessage: null, unsentCount: 0 });

  editor.store.noticeOffline();
  await editor.store.reconnect();
  expect(editor.store.state.getState().sync).toBe('saved');
});

test('a change that the server refuses is told, taken out, and does not hold up the others', async () => {
  const document = makeDocument([makeStep('one1')]);
  const server = createFakeDraftServer(document);
  const editor = driveEditor(document, {
    send: async (revision, changes) => {
      if (changes.every(({ label }) => label !== 'Bad')) return server.change(revision, changes);
      throw new ApiError({ code: 'invalid_request', message: 'That does not fit.', status: 400 });
    },
    listChanges: async (after) => server.listChanges(after),
  });
  editor
    .type('one1', 'url', 'a')
    .edit('Bad', { kind: 'set-description', description: 'x' })
    .edit('Good', { kind: 'set-name', name: 'Good' });
  await editor.wait(500);
  expect(editor.messages).toEqual(['“Bad” was not saved. That does not fit.']);
  expect(editor.document()).toMatchObject({ name: 'Good', description: '' });
  expect(server.document()).toEqual(editor.document());
});

test('an edit whose step somebody else removed meanwhile is told', async () => {
  const { open, editor } = setUp();
  const other = open('b');
  other.edit('Delete', { kind: 'remove-step', stepId: 'one1' });
  await other.wait(200);
  editor.edit("Rename 'one1'", { kind: 'rename-step', stepId: 'one1', name: 'x' });
  await editor.wait(200);
  expect(editor.messages).toEqual(["“Rename 'one1'” was not saved. The step no longer exists."]);
});

test('flush resolves when all is saved', async () => {
  const { server, editor } = setUp();
  editor.type('one1', 'url', 'a');
  const flushed = editor.store.flush();
  await editor.wait(0);
  await flushed;
  expect(server.revision()).toBe(1);
});

test('a selection is let go when its step is gone', () => {
  const { editor } = setUp(makeDocument([makeConditional('cond1', [makeStep('in11')])]));
  editor.store.select('in11');
  editor.edit('Delete', { kind: 'remove-step', stepId: 'cond1' });
  expect(editor.store.state.getState().selection).toBeNull();
});
