import { expect, test } from 'vitest';
import { makeDocument, makeStep } from '#testing/make-document.ts';
import { driveEditor } from '../store/editor-driver.ts';
import { createFakeDraftServer } from '../store/fake-draft-server.ts';
import type { KeptDraft } from '../store/kept-draft.ts';
import { keepDraft } from './keep-draft.ts';

function setUp(write?: () => Promise<void>) {
  const document = makeDocument([makeStep('one1')]);
  const server = createFakeDraftServer(document);
  const editor = driveEditor(document, {
    send: async (revision, changes) => server.change(revision, changes),
    listChanges: async (after) => server.listChanges(after),
  });
  const written: KeptDraft[] = [];
  const outcomes: boolean[] = [];
  let due: (() => void) | null = null;
  const keeper = keepDraft(editor.store, {
    write: async (draft) => {
      await write?.();
      written.push(draft);
    },
    setTimer: (callback) => {
      due = callback;
      return () => {
        due = null;
      };
    },
    onWritten: (isKept) => outcomes.push(isKept),
  });
  return { editor, server, written, outcomes, keeper, runDue: () => due?.() };
}

test('a burst of edits is kept with one write', async () => {
  const { editor, written, runDue } = setUp();
  editor.type('one1', 'url', 'a').type('one1', 'url', 'ab');
  expect(written).toEqual([]);
  runDue();
  await editor.wait(0);
  expect(written).toMatchObject([{ revision: 0, pending: [{ operations: [{ value: 'ab' }] }] }]);
});

test('a page that is being closed keeps what waits, and writes nothing when nothing waits', async () => {
  const { editor, written, keeper } = setUp();
  keeper.flush();
  expect(written).toEqual([]);
  editor.type('one1', 'url', 'a');
  keeper.flush();
  await editor.wait(0);
  expect(written).toHaveLength(1);
});

test('a confirmed change is kept as one that need not be sent', async () => {
  const { editor, written, keeper } = setUp();
  editor.type('one1', 'url', 'a');
  await editor.wait(500);
  keeper.flush();
  await editor.wait(0);
  expect(written.at(-1)).toMatchObject({ revision: 1, pending: [], history: { done: [{ label: "Change 'one1'" }] } });
});

test('whoever has changed nothing leaves nothing behind, whatever others do', async () => {
  const { editor, server, written, keeper } = setUp();
  server.change(0, [{ changeId: 'b', label: 'Theirs', operations: [{ kind: 'set-name', name: 'Theirs' }] }]);
  editor.store.noticeRevision(1);
  await editor.wait(0);
  expect(editor.document().name).toBe('Theirs');
  keeper.flush();
  expect(written).toEqual([]);
});

test('a browser that keeps nothing is noticed', async () => {
  const { editor, outcomes, keeper } = setUp(() => Promise.reject(new Error('The disk is full.')));
  editor.type('one1', 'url', 'a');
  keeper.flush();
  await editor.wait(0);
  expect(outcomes).toEqual([false]);
});
