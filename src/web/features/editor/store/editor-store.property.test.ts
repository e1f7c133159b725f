import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiError } from '#web/lib/api-error.ts';
import { arbitraryDocument, arbitraryEdit } from '#testing/arbitrary-document.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { driveEditor, type EditorDriver } from './editor-driver.ts';
import { createFakeDraftServer } from './fake-draft-server.ts';

type Action = (world: World) => void | Promise<void>;
type World = ReturnType<typeof createWorld>;

const editorIndex = fc.nat({ max: 1 });
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(editorIndex, arbitraryEdit).map(
      ([index, edit]): Action =>
        (world) =>
          world.edit(index, edit),
    ),
  },
  {
    weight: 1,
    arbitrary: editorIndex.map(
      (index): Action =>
        (world) =>
          void world.editors[index]?.undo(),
    ),
  },
  {
    weight: 1,
    arbitrary: editorIndex.map(
      (index): Action =>
        (world) =>
          void world.editors[index]?.redo(),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(editorIndex, fc.constantFrom(50, 200, 2000)).map(
      ([index, ms]): Action =>
        (world) =>
          world.editors[index]?.wait(ms),
    ),
  },
  {
    weight: 2,
    arbitrary: editorIndex.map(
      (index): Action =>
        (world) =>
          world.editors[index]?.store.noticeRevision(world.server.revision()),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(), fc.nat({ max: 5 })).map(
      ([pick, fate]): Action =>
        (world) =>
          world.step(pick, fate),
    ),
  },
);

/** Two editors, one server, and a network whose every message the test delivers, or loses, when it likes. */
function createWorld(document: WorkflowDocument) {
  const server = createFakeDraftServer(document);
  const messages: { deliver: () => void; lose: () => void }[] = [];
  const lost = () => new ApiError({ code: 'unreachable', message: 'Lost.', status: 0 });
  const travel = <Answer>(handle: () => Answer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const lose = () => reject(lost());
      messages.push({
        deliver: () => {
          const answer = handle();
          messages.push({ deliver: () => resolve(answer), lose });
        },
        lose,
      });
    });
  const open = (name: string): EditorDriver =>
    driveEditor(
      document,
      {
        send: (revision, changes) => travel(() => server.change(revision, structuredClone(changes))),
        listChanges: (after) => travel(() => structuredClone(server.listChanges(after))),
      },
      name,
    );
  const editors = [open('a'), open('b')];
  const accepted: string[] = [];
  return {
    accepted,
    server,
    editors,
    edit: (
      index: number,
      edit: (document: WorkflowDocument, sequence: number) => Parameters<EditorDriver['edit']>[1],
    ) => {
      const editor = editors[index];
      if (editor === undefined) return;
      const label = `edit ${accepted.length}`;
      const before = editor.document();
      editor.edit(label, edit(before, accepted.length));
      accepted.push(editor.document() === before ? '' : label);
    },
    step: (pick: number, fate: number) => {
      const [message] = messages.splice(pick % Math.max(1, messages.length), 1);
      if (fate === 0) message?.lose();
      else message?.deliver();
    },
    deliverAll: () => {
      for (const message of messages.splice(0)) message.deliver();
      return messages.length > 0;
    },
  };
}

async function comeToRest(world: World): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    for (const editor of world.editors) {
      editor.store.noticeRevision(world.server.revision());
      await editor.wait(20_000);
    }
    world.deliverAll();
  }
}

test('two editors and the server end with the same draft, whatever is lost on the way, and no change is dropped unsaid', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryDocument,
      fc.array(action, { minLength: 10, maxLength: 60, size: 'max' }),
      async (document, actions) => {
        const world = createWorld(document);
        for (const act of actions) await act(world);
        await comeToRest(world);
        const [first, second] = world.editors;
        expect(first?.document()).toEqual(world.server.document());
        expect(second?.document()).toEqual(world.server.document());
        const told = world.editors.flatMap((editor) => editor.messages).join();
        const saved = new Set(world.server.log.map(({ label }) => label));
        expect(
          world.accepted.filter((label) => !saved.has(label) && !told.includes(`“${label}”`) && label !== ''),
        ).toEqual([]);
        for (const editor of world.editors) {
          expect(editor.store.hasUnsentChanges()).toBe(false);
          expect(editor.store.state.getState().sync).toBe('saved');
        }
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test('taking back all own changes of a lone editor gives the document it started with', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryDocument,
      fc.array(fc.tuple(arbitraryEdit, fc.constantFrom(0, 100, 3000)), { maxLength: 15, size: 'max' }),
      async (document, edits) => {
        const server = createFakeDraftServer(document);
        const editor = driveEditor(document, {
          send: async (revision, changes) => server.change(revision, changes),
          listChanges: async (after) => server.listChanges(after),
        });
        for (const [index, [edit, ms]] of edits.entries()) {
          editor.edit(`edit ${index}`, edit(editor.document(), index));
          await editor.wait(ms);
        }
        const edited = editor.document();
        while (editor.store.state.getState().undoLabel !== null) editor.undo();
        expect(editor.document()).toEqual(document);
        while (editor.store.state.getState().redoLabel !== null) editor.redo();
        expect(editor.document()).toEqual(edited);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);
