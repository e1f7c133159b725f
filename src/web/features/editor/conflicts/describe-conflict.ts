import type { Json } from '#core/base/json.ts';
import type { ReferenceLabels } from '#core/expression/format-reference.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Operation } from '#core/workflow/operation.ts';
import { listStickyNotes } from '#core/workflow/change-sticky-notes.ts';
import { nameStickyNote } from '#core/workflow/sticky-note.ts';
import { findStep } from '#core/workflow/walk.ts';
import { findStepDefinition, findTriggerDefinition } from '#steps/catalog.ts';
import type { Conflict } from '../store/conflicts.ts';
import { describeValue } from './describe-value.ts';

export type ConflictWords = {
  /** "URL of 'Call the CRM'". */
  readonly what: string;
  readonly mine: string;
  readonly theirs: string;
  /** Card and field that it is about; null: the workflow itself. */
  readonly place: { readonly owner: string; readonly field: string | null } | null;
};

export function describeConflict(
  { mine, theirs }: Conflict,
  document: WorkflowDocument,
  labels: ReferenceLabels,
): ConflictWords {
  const show = (operation: Operation) => describeValue(readValue(operation), labels);
  return { ...locate(mine, document), mine: show(mine), theirs: show(theirs) };
}

function locate(operation: Operation, document: WorkflowDocument): Pick<ConflictWords, 'what' | 'place'> {
  switch (operation.kind) {
    case 'set-name':
      return { what: 'The name of the workflow', place: null };
    case 'set-description':
      return { what: 'The description of the workflow', place: null };
    case 'set-trigger':
      return { what: 'The trigger', place: { owner: 'trigger', field: null } };
    case 'set-trigger-field': {
      const fields = findTriggerDefinition(document.trigger?.type ?? '')?.fields ?? {};
      const label = fields[operation.field]?.label ?? operation.field;
      return { what: `${label} of the trigger`, place: { owner: 'trigger', field: operation.field } };
    }
    case 'set-step-field': {
      const step = findStep(document, operation.stepId);
      const label = findStepDefinition(step?.type ?? '')?.fields[operation.field]?.label ?? operation.field;
      return {
        what: `${label} of '${step?.name ?? ''}'`,
        place: { owner: operation.stepId, field: operation.field },
      };
    }
    case 'insert-sticky-note':
    case 'remove-sticky-note':
    case 'set-sticky-note': {
      const noteId = operation.kind === 'insert-sticky-note' ? operation.note.id : operation.noteId;
      const note = listStickyNotes(document).find(({ id }) => id === noteId);
      return { what: `The sticky note '${note === undefined ? '' : nameStickyNote(note)}'`, place: null };
    }
    case 'rename-step':
    case 'set-step-option':
    case 'insert-step':
    case 'remove-step':
    case 'move-step':
    case 'insert-branch':
    case 'remove-branch': {
      const owner = operation.kind === 'insert-step' ? operation.step.id : operation.stepId;
      const name = findStep(document, owner)?.name ?? '';
      return { what: `${nameAspect(operation)} of '${name}'`, place: { owner, field: null } };
    }
    default:
      return operation satisfies never;
  }
}

function nameAspect(operation: Operation): string {
  if (operation.kind === 'rename-step') return 'The name';
  if (operation.kind === 'insert-branch' || operation.kind === 'remove-branch') return 'A branch';
  if (operation.kind !== 'set-step-option') return 'The place';
  const { option } = operation;
  if ('retry' in option) return 'Retries';
  if ('timeoutS' in option) return 'The time limit';
  if ('continueOnFailure' in option) return 'Continue on failure';
  return 'isDisabled' in option ? 'Disabled' : 'The note';
}

function readValue(operation: Operation): Json | undefined {
  switch (operation.kind) {
    case 'set-name':
    case 'rename-step':
      return operation.name;
    case 'set-description':
      return operation.description;
    case 'set-trigger':
      return operation.trigger === null ? null : (findTriggerDefinition(operation.trigger.type)?.name ?? 'Trigger');
    case 'set-trigger-field':
    case 'set-step-field':
      return operation.value;
    case 'set-sticky-note':
      return 'text' in operation.part
        ? operation.part.text
        : 'colour' in operation.part
          ? operation.part.colour
          : undefined;
    case 'set-step-option': {
      const { option } = operation;
      if ('retry' in option) return option.retry === null ? 'Default' : [...option.retry.delaysS];
      if ('timeoutS' in option) return option.timeoutS;
      if ('continueOnFailure' in option) return option.continueOnFailure;
      return 'isDisabled' in option ? option.isDisabled : option.note;
    }
    case 'insert-sticky-note':
    case 'remove-sticky-note':
    case 'insert-step':
    case 'remove-step':
    case 'move-step':
    case 'insert-branch':
    case 'remove-branch':
      return undefined;
    default:
      return operation satisfies never;
  }
}
