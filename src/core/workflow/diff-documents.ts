import type { StepId } from '../base/brand.ts';
import type { Catalog } from '../step/catalog.ts';
import type { Fields } from '../step/field.ts';
import { ERROR_BRANCH } from './branch-ids.ts';
import { diffStickyNotes } from './diff-sticky-notes.ts';
import type { Config, Step, WorkflowDocument } from './document.ts';
import { findMovedSteps } from './find-moved-steps.ts';
import { labelOfField, listChangedKeys } from './list-changed-keys.ts';
import { isSameJson } from './same-json.ts';
import { walkSteps } from './walk.ts';

/** `stepId` is null for the workflow itself and its trigger. `message` is a whole sentence; `fields` are labels. */
export type DocumentChange = {
  readonly kind: 'added' | 'removed' | 'moved' | 'renamed' | 'changed';
  /** null: the trigger, the workflow itself, or a sticky note. */
  readonly stepId: StepId | null;
  readonly noteId?: string;
  readonly fields: readonly string[];
  readonly message: string;
};

/** Says in words what is different in `after`: the workflow, its trigger, then steps in flow order, removed ones last. */
export function diffDocuments(
  before: WorkflowDocument,
  after: WorkflowDocument,
  catalog: Catalog,
): readonly DocumentChange[] {
  const old = new Map(walkSteps(before).map(({ step }) => [step.id, step]));
  const present = new Map(walkSteps(after).map(({ step }) => [step.id, step]));
  const moved = findMovedSteps(before, after);
  const changes = [...diffFacts(before, after), ...diffTriggers(before, after, catalog)];
  for (const [stepId, step] of present) {
    const oldStep = old.get(stepId);
    if (oldStep === undefined) changes.push(change('added', stepId, `${nameOf(step, catalog)} is added.`));
    else changes.push(...diffSteps(oldStep, step, moved.has(stepId), catalog));
  }
  for (const [stepId, step] of old) {
    if (!present.has(stepId)) changes.push(change('removed', stepId, `${nameOf(step, catalog)} is removed.`));
  }
  changes.push(...diffStickyNotes(before, after));
  return changes;
}

function change(
  kind: DocumentChange['kind'],
  stepId: StepId | null,
  message: string,
  fields: readonly string[] = [],
): DocumentChange {
  return { kind, stepId, fields, message };
}

function nameOf(step: Step, catalog: Catalog): string {
  return `"${step.name}" (${catalog.findStep(step.type)?.name ?? step.type})`;
}

function diffFacts(before: WorkflowDocument, after: WorkflowDocument): readonly DocumentChange[] {
  const changes: DocumentChange[] = [];
  if (before.name !== after.name) {
    changes.push(change('renamed', null, `The workflow "${before.name}" is renamed to "${after.name}".`));
  }
  if (before.description !== after.description) {
    changes.push(change('changed', null, 'The description of the workflow is changed.', ['Description']));
  }
  return changes;
}

function diffTriggers(
  { trigger: before }: WorkflowDocument,
  { trigger: after }: WorkflowDocument,
  catalog: Catalog,
): readonly DocumentChange[] {
  const label = (type: string): string => catalog.findTrigger(type)?.name ?? type;
  if (before === null && after === null) return [];
  if (before === null) return [change('added', null, `The trigger "${label(after?.type ?? '')}" is added.`)];
  if (after === null) return [change('removed', null, `The trigger "${label(before.type)}" is removed.`)];
  if (before.type !== after.type) {
    return [change('changed', null, `The trigger is now "${label(after.type)}" instead of "${label(before.type)}".`)];
  }
  const fields = listChangedFields(before.config, after.config, catalog.findTrigger(after.type)?.fields ?? {});
  return fields.length === 0 ? [] : [change('changed', null, `The trigger has changes in ${inWords(fields)}.`, fields)];
}

function diffSteps(before: Step, after: Step, isMoved: boolean, catalog: Catalog): readonly DocumentChange[] {
  const changes: DocumentChange[] = [];
  if (before.name !== after.name) {
    changes.push(change('renamed', after.id, `"${before.name}" is renamed to "${after.name}".`));
  }
  if (isMoved) changes.push(change('moved', after.id, `${nameOf(after, catalog)} is moved.`));
  const definition = catalog.findStep(after.type);
  const fields = [
    ...listChangedFields(before.config, after.config, definition?.fields ?? {}),
    ...(isSameJson(before.retry, after.retry) ? [] : ['Retries']),
    ...(before.timeoutS === after.timeoutS ? [] : ['Time limit']),
    ...(before.continueOnFailure === after.continueOnFailure ? [] : ['Continue on failure']),
    ...(before.note === after.note ? [] : ['Note']),
  ];
  if (fields.length > 0) {
    changes.push(change('changed', after.id, `${nameOf(after, catalog)} has changes in ${inWords(fields)}.`, fields));
  }
  changes.push(...diffErrorBranch(before, after, catalog));
  if (before.isDisabled !== after.isDisabled) {
    const state = after.isDisabled ? 'disabled' : 'enabled again';
    changes.push(change('changed', after.id, `${nameOf(after, catalog)} is ${state}.`, ['Disabled']));
  }
  return changes;
}

function diffErrorBranch(before: Step, after: Step, catalog: Catalog): readonly DocumentChange[] {
  const has = ({ branches }: Step): boolean => branches.some(({ id }) => id === ERROR_BRANCH);
  if (has(before) === has(after)) return [];
  const what = has(after) ? 'has an error branch' : 'has no error branch any more';
  return [change('changed', after.id, `${nameOf(after, catalog)} ${what}.`, ['Error branch'])];
}

function listChangedFields(before: Config, after: Config, fields: Fields): readonly string[] {
  return listChangedKeys(before, after, fields).map((key) => labelOfField(fields, key));
}

function inWords(labels: readonly string[]): string {
  const quoted = labels.map((label) => `"${label}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}`;
}
