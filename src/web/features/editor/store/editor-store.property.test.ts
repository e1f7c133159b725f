import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument, arbitraryEdit, type Edit } from '#testing/arbitrary-document.ts';
import { makeConditional, makeDocument } from '#testing/make-document.ts';
import type { Container, Position, Step, WorkflowDocument } from '#core/workflow/document.ts';
import type { Operation } from '#core/workflow/operation.ts';
import { listDocumentReferences } from '#core/expression/list-references.ts';
import { listProblems } from '#core/validation/list-problems.ts';
import { findPlace, findSequence, listStepsBefore } from '#core/workflow/walk.ts';
import { catalog } from '#steps/catalog.ts';
import { findOverlap } from '#web/ui/flow/find-overlap.ts';
import { layoutDocument } from '#web/ui/flow/layout-document.ts';
import { driveEditor } from './editor-driver.ts';
import { createEditorWorld } from './editor-world.ts';
import { createFakeDraftServer } from './fake-draft-server.ts';

// Few, so that the tests stay short; `SEQUENCES=10000` looks longer.
const SEQUENCES = Number(process.env['SEQUENCES'] ?? 60);
const LIMIT_MS = 60_000 + SEQUENCES * 60;
const EDITS = { minLength: 50, maxLength: 80, size: 'max' } as const;

type World = ReturnType<typeof createEditorWorld>;
/** What happens between two edits. */
type Happening = (world: World) => void | Promise<void>;

const index = fc.nat({ max: 1 });
const undo = index.map(
  (at): Happening =>
    (world) =>
      void world.editors()[at]?.undo(),
);
const redo = index.map(
  (at): Happening =>
    (world) =>
      void world.editors()[at]?.redo(),
);
const wait = fc.tuple(index, fc.constantFrom(50, 200, 2000)).map(
  ([at, ms]): Happening =>
    (world) =>
      world.editors()[at]?.wait(ms),
);
const notice = index.map(
  (at): Happening =>
    (world) =>
      world.editors()[at]?.store.noticeRevision(world.server.revision()),
);
const message = fc.tuple(fc.nat(), fc.nat({ max: 5 })).map(
  ([pick, fate]): Happening =>
    (world) =>
      world.step(pick, fate === 0),
);
const reload = index.map(
  (at): Happening =>
    (world) =>
      world.reload(at),
);
const delays = [
  { weight: 6, arbitrary: wait },
  { weight: 4, arbitrary: notice },
  { weight: 8, arbitrary: message },
  { weight: 1, arbitrary: reload },
] as const;
const happenings = fc.array(fc.oneof({ weight: 3, arbitrary: undo }, { weight: 3, arbitrary: redo }, ...delays), {
  maxLength: 3,
});
const onlyDelays = fc.array(fc.oneof(...delays), { maxLength: 3 });

/** How often each kind of operation has applied, and how often inside of a branch. */
const applied = new Map<string, number>();
let nested = 0;

function count(operation: Operation, document: WorkflowDocument): void {
  applied.set(operation.kind, (applied.get(operation.kind) ?? 0) + 1);
  const container = 'at' in operation ? operation.at.container : 'to' in operation ? operation.to.container : null;
  const stepId = 'stepId' in operation ? operation.stepId : '';
  if (container !== null || (findPlace(document, stepId)?.depth ?? 0) > 0) nested += 1;
}

test(
  'two editors and the server end with the same draft, whatever is lost on the way, and no change is dropped unsaid',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryDocument,
        fc.array(fc.tuple(index, arbitraryEdit, happenings), EDITS),
        async (document, edits) => {
          const world = createEditorWorld(document);
          const accepted: string[] = [];
          for (const [sequence, [at, edit, meanwhile]] of edits.entries()) {
            const label = `Edit ${sequence}.`;
            const before = world.editors()[at]?.document() ?? document;
            const operation = world.edit(at, label, (current) => edit(current, sequence));
            if (operation !== null) {
              accepted.push(label);
              count(operation, before);
            }
            for (const happen of meanwhile) await happen(world);
          }
          await world.comeToRest();
          const saved = new Set(world.server.log.map(({ label }) => label));
          const told = world.messages();
          expect(accepted.filter((label) => !saved.has(label) && !told.includes(`“${label}”`))).toEqual([]);
          for (const editor of world.editors()) {
            expect(editor.document()).toEqual(world.server.document());
            expect(editor.store.state.getState()).toMatchObject({ sync: 'saved', unsentCount: 0 });
          }
          const final = world.server.document();
          expect(findOverlap(layoutDocument(final))).toBeNull();
          expect(listUnmarkedReferences(final)).toEqual([]);
        },
      ),
      { numRuns: SEQUENCES },
    );
    const total = [...applied.values()].reduce((sum, times) => sum + times, 0);
    expect(total).toBeGreaterThan(SEQUENCES * 20);
    expect(nested / total).toBeGreaterThan(0.15);
    expect([...applied].filter(([, times]) => times / total < 0.02)).toEqual([]);
    expect([...applied.keys()].toSorted()).toEqual([
      'insert-branch',
      'insert-step',
      'insert-sticky-note',
      'move-step',
      'remove-branch',
      'remove-step',
      'remove-sticky-note',
      'rename-step',
      'set-description',
      'set-name',
      'set-step-field',
      'set-step-option',
      'set-sticky-note',
      'set-trigger',
      'set-trigger-field',
    ]);
  },
  LIMIT_MS,
);

test(
  'when both take back everything, each in their own branch and at the same time, the draft is what it was',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(arbitraryDocument, arbitraryDocument).map(inTwoBranches),
        fc.array(fc.tuple(index, arbitraryEdit, onlyDelays), EDITS),
        fc.array(onlyDelays, { minLength: 20, maxLength: 20 }),
        async (document, edits, between) => {
          const world = createEditorWorld(document);
          for (const [sequence, [at, edit, meanwhile]] of edits.entries()) {
            world.edit(at, `Edit ${sequence}.`, (current) => editInBranch(OWNERS[at] ?? '', edit, current, sequence));
            for (const happen of meanwhile) await happen(world);
          }
          const canUndo = () => world.editors().some(({ store }) => store.state.getState().undoLabel !== null);
          for (let round = 0; canUndo(); round += 1) {
            world.editors()[round % 2]?.undo();
            for (const happen of between[round % between.length] ?? []) await happen(world);
          }
          await world.comeToRest();
          expect(world.server.document()).toEqual(document);
          for (const editor of world.editors()) expect(editor.document()).toEqual(document);
          expect(world.messages()).not.toContain('Undo');
        },
      ),
      { numRuns: SEQUENCES },
    );
  },
  LIMIT_MS,
);

test(
  'taking back all own changes of a lone editor gives the document it started with',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryDocument,
        fc.array(fc.tuple(arbitraryEdit, fc.constantFrom(0, 100, 3000)), EDITS),
        async (document, edits) => {
          const server = createFakeDraftServer(document);
          const editor = driveEditor(document, {
            send: async (revision, changes) => server.change(revision, changes),
            listChanges: async (after) => server.listChanges(after),
          });
          for (const [sequence, [edit, ms]] of edits.entries()) {
            editor.edit(`edit ${sequence}`, edit(editor.document(), sequence));
            await editor.wait(ms);
          }
          const edited = editor.document();
          while (editor.store.state.getState().undoLabel !== null) editor.undo();
          expect(editor.document()).toEqual(document);
          while (editor.store.state.getState().redoLabel !== null) editor.redo();
          expect(editor.document()).toEqual(edited);
        },
      ),
      { numRuns: SEQUENCES },
    );
  },
  LIMIT_MS,
);

/** References to what has not run by then, and of which no problem tells. */
function listUnmarkedReferences(document: WorkflowDocument): readonly string[] {
  const problems = listProblems(document, { catalog, appEvents: [], secretIds: new Set(), testOutputs: {} });
  const marked = new Set(
    problems.filter(({ code }) => code === 'broken_reference').map(({ stepId, field }) => `${stepId}/${field}`),
  );
  return listDocumentReferences(document, catalog).flatMap(({ stepId, field, ref }) => {
    if (ref.source !== 'step' || stepId === null || marked.has(`${stepId}/${field}`)) return [];
    const isEarlier = listStepsBefore(document, stepId).some(({ step }) => step.id === ref.stepId);
    return isEarlier ? [] : [`${stepId}/${field} uses ${ref.stepId}`];
  });
}

const OWNERS = ['left', 'right'] as const;

function inTwoBranches([left, right]: readonly [WorkflowDocument, WorkflowDocument]): WorkflowDocument {
  return makeDocument([
    makeConditional(
      'left',
      left.steps.map((step) => prefixIds(step, 'l')),
    ),
    makeConditional(
      'right',
      right.steps.map((step) => prefixIds(step, 'r')),
    ),
  ]);
}

function prefixIds(step: Step, prefix: string): Step {
  const branches = step.branches.map((branch) => ({
    ...branch,
    steps: branch.steps.map((nested) => prefixIds(nested, prefix)),
  }));
  return { ...step, id: `${prefix}${step.id}`, branches };
}

/** An edit of what is in one branch, as if it were the whole workflow. */
function editInBranch(owner: string, edit: Edit, document: WorkflowDocument, sequence: number): Operation {
  const home = { stepId: owner, branchId: 'yes' };
  const place = (container: Container): Container => container ?? home;
  const move = (position: Position): Position => ({ ...position, container: place(position.container) });
  const operation = edit({ ...document, steps: findSequence(document, home) ?? [] }, sequence);
  switch (operation.kind) {
    case 'insert-step':
      return { ...operation, at: move(operation.at) };
    case 'move-step':
      return { ...operation, to: move(operation.to) };
    // What belongs to the whole workflow belongs to both.
    case 'insert-sticky-note':
    case 'remove-sticky-note':
    case 'set-sticky-note':
    case 'set-name':
    case 'set-description':
    case 'set-trigger':
    case 'set-trigger-field':
      return { kind: 'set-step-option', stepId: owner, option: { note: `note ${sequence}` } };
    default:
      return operation;
  }
}
