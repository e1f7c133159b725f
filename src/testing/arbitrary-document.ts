import fc from 'fast-check';
import { ERROR_BRANCH } from '#core/workflow/branch-ids.ts';
import { walkSteps } from '#core/workflow/walk.ts';
import { listStickyNotes } from '#core/workflow/change-sticky-notes.ts';
import { STICKY_COLOURS, type StickyPart } from '#core/workflow/sticky-note.ts';
import type { Config, Container, Position, Step, WorkflowDocument } from '#core/workflow/document.ts';
import type { Operation } from '#core/workflow/operation.ts';
import { makeDocument } from './make-document.ts';

const json = fc.jsonValue({ maxDepth: 2 }).map(toJson);
const fieldKey = fc.constantFrom('url', 'method', 'body', '__proto__', 'constructor');
const config: fc.Arbitrary<Config> = fc.dictionary(fieldKey, json, { maxKeys: 3, noNullPrototype: true });
const name = fc.string({ minLength: 1, maxLength: 10 });

type Shape = {
  readonly fields: Omit<Step, 'id' | 'type' | 'branches'>;
  readonly yes: Shape[];
  readonly no: Shape[];
  readonly error: Shape[] | null;
};

const { shape } = fc.letrec<{ shape: Shape; leaf: Shape }>((tie) => {
  const fields = fc.record(
    {
      name,
      config,
      retry: fc.option(fc.record({ delaysS: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }) })),
      timeoutS: fc.integer({ min: 1, max: 3600 }),
      continueOnFailure: fc.boolean(),
      isDisabled: fc.boolean(),
      note: fc.string({ maxLength: 5 }),
    },
    { requiredKeys: ['name', 'config', 'retry', 'continueOnFailure', 'isDisabled', 'note'] },
  );
  return {
    leaf: fc.record({ fields, yes: fc.constant<Shape[]>([]), no: fc.constant<Shape[]>([]), error: fc.constant(null) }),
    shape: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'steps' },
      tie('leaf'),
      fc.record({
        fields,
        yes: fc.array(tie('shape'), { maxLength: 3, depthIdentifier: 'steps' }),
        no: fc.array(tie('shape'), { maxLength: 3, depthIdentifier: 'steps' }),
        error: fc.option(fc.array(tie('shape'), { maxLength: 2, depthIdentifier: 'steps' }), { freq: 2 }),
      }),
    ),
  };
});

const size = fc.integer({ min: 120, max: 800 });
const offset = fc.integer({ min: -500, max: 500 });
const stickyNote = fc.record({
  text: fc.string({ maxLength: 10 }),
  colour: fc.constantFrom(...STICKY_COLOURS),
  width: size,
  height: size,
  anchor: fc.constantFrom('trigger', 'step1', 'gone'),
  dx: offset,
  dy: offset,
});
const stickyPart: fc.Arbitrary<StickyPart> = fc.oneof(
  fc.record({ text: name }),
  fc.record({ colour: fc.constantFrom(...STICKY_COLOURS) }),
  fc.record({ width: size, height: size }),
  fc.record({ anchor: fc.constantFrom('trigger', 'step1', 'gone'), dx: offset, dy: offset }),
);

/** Any valid document of up to a few dozen steps. */
export const arbitraryDocument: fc.Arbitrary<WorkflowDocument> = fc
  .tuple(fc.array(shape, { maxLength: 5 }), fc.array(stickyNote, { maxLength: 3 }))
  .map(([shapes, notes]) => {
    const nextId = createIds('step');
    const document = makeDocument(shapes.map((built) => toStep(built, nextId)));
    if (notes.length === 0) return document;
    return { ...document, stickyNotes: notes.map((note, index) => ({ ...note, id: `note${index + 1}` })) };
  });

/** An edit that may or may not apply: it names a step by a number that is taken modulo the steps there are. */
export type Edit = (document: WorkflowDocument, sequence: number) => Operation;

const at = fc.nat({ max: 1000 });

export const arbitraryEdit: fc.Arbitrary<Edit> = fc.oneof(
  name.map((value): Edit => () => ({ kind: 'set-name', name: value })),
  name.map((value): Edit => () => ({ kind: 'set-description', description: value })),
  fc.option(config).map((value): Edit => () => ({
    kind: 'set-trigger',
    trigger: value === null ? null : { type: 'app-event', config: value },
  })),
  fc
    .tuple(fieldKey, fc.option(json))
    .map(([field, value]): Edit => () => ({ kind: 'set-trigger-field', field, ...(value === null ? {} : { value }) })),
  fc.tuple(shape, at, at).map(([built, container, after]): Edit => (document, sequence) => ({
    kind: 'insert-step',
    at: pickPosition(document, container, after),
    step: toStep(built, createIds(`new${sequence}x`)),
  })),
  at.map((step): Edit => (document) => ({ kind: 'remove-step', stepId: pickId(document, step) })),
  fc.tuple(at, at, at).map(([step, container, after]): Edit => (document) => ({
    kind: 'move-step',
    stepId: pickId(document, step),
    to: pickPosition(document, container, after),
  })),
  stickyNote.map((note): Edit => (_document, sequence) => ({
    kind: 'insert-sticky-note',
    note: { ...note, id: `note${sequence}x` },
    before: null,
  })),
  at.map((note): Edit => (document) => ({ kind: 'remove-sticky-note', noteId: pickNoteId(document, note) })),
  fc.tuple(at, stickyPart).map(([note, part]): Edit => (document) => ({
    kind: 'set-sticky-note',
    noteId: pickNoteId(document, note),
    part,
  })),
  fc.tuple(at, shape).map(([step, built]): Edit => (document, sequence) => ({
    kind: 'insert-branch',
    stepId: pickId(document, step),
    branch: { id: ERROR_BRANCH, steps: [toStep(built, createIds(`handler${sequence}x`))] },
    before: null,
  })),
  at.map((step): Edit => (document) => ({
    kind: 'remove-branch',
    stepId: pickErrorOwner(document, step),
    branchId: ERROR_BRANCH,
  })),
  fc.tuple(at, at).map(([step, used]): Edit => (document) => ({
    kind: 'set-step-field',
    stepId: pickId(document, step),
    field: 'url',
    value: [{ ref: { source: 'step', stepId: pickId(document, used), path: [] } }],
  })),
  fc.tuple(at, fc.option(fc.integer({ min: 1, max: 3600 }))).map(([step, timeoutS]): Edit => (document) => ({
    kind: 'set-step-option',
    stepId: pickId(document, step),
    option: { timeoutS },
  })),
  fc
    .tuple(at, name)
    .map(([step, value]): Edit => (document) => ({ kind: 'rename-step', stepId: pickId(document, step), name: value })),
  fc.tuple(at, fieldKey, fc.option(json)).map(([step, field, value]): Edit => (document) => ({
    kind: 'set-step-field',
    stepId: pickId(document, step),
    field,
    ...(value === null ? {} : { value }),
  })),
  fc.tuple(at, fc.boolean()).map(([step, isDisabled]): Edit => (document) => ({
    kind: 'set-step-option',
    stepId: pickId(document, step),
    option: { isDisabled },
  })),
  fc
    .tuple(
      at,
      fc.oneof(
        name.map((note) => ({ note })),
        fc.boolean().map((continueOnFailure) => ({ continueOnFailure })),
        fc
          .option(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }))
          .map((delaysS) => ({ retry: delaysS === null ? null : { delaysS } })),
      ),
    )
    .map(([step, option]): Edit => (document) => ({
      kind: 'set-step-option',
      stepId: pickId(document, step),
      option,
    })),
);

function createIds(prefix: string): () => string {
  let last = 0;
  return () => `${prefix}${(last += 1)}`;
}

function toStep(built: Shape, nextId: () => string): Step {
  const isBranching = built.yes.length + built.no.length > 0;
  const id = nextId();
  const toSteps = (shapes: readonly Shape[]) => shapes.map((nested) => toStep(nested, nextId));
  return {
    id,
    type: isBranching ? 'conditional' : 'request',
    ...built.fields,
    branches: [
      ...(isBranching
        ? [
            { id: 'yes', steps: toSteps(built.yes) },
            { id: 'no', steps: toSteps(built.no) },
          ]
        : []),
      ...(built.error === null ? [] : [{ id: ERROR_BRANCH, steps: toSteps(built.error) }]),
    ],
  };
}

function pickId(document: WorkflowDocument, number: number): string {
  const places = walkSteps(document);
  return places[number % (places.length + 1)]?.step.id ?? 'missing';
}

/** A step that has an error branch, where there is one. */
function pickErrorOwner(document: WorkflowDocument, number: number): string {
  const owners = walkSteps(document).filter(({ step }) => step.branches.some(({ id }) => id === ERROR_BRANCH));
  return owners[number % Math.max(1, owners.length)]?.step.id ?? 'missing';
}

function pickNoteId(document: WorkflowDocument, number: number): string {
  const notes = listStickyNotes(document);
  return notes[number % (notes.length + 1)]?.id ?? 'missing';
}

function pickPosition(document: WorkflowDocument, container: number, after: number): Position {
  const containers: Container[] = [null];
  for (const { step } of walkSteps(document)) {
    for (const branch of step.branches) containers.push({ stepId: step.id, branchId: branch.id });
  }
  containers.push({ stepId: 'missing', branchId: 'yes' });
  return {
    container: containers[container % containers.length] ?? null,
    after: after % 3 === 0 ? null : pickId(document, after),
  };
}

/** fast-check may give objects without a prototype, which deep equality tells apart from those of JSON.parse. */
function toJson(value: unknown): Config[string] {
  // A value that went through JSON is a JSON value.
  return JSON.parse(JSON.stringify(value)) as Config[string];
}
