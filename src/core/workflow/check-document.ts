import type { StepId } from '../base/brand.ts';
import type { Catalog } from '../step/catalog.ts';
import { describeBranchMistake } from '../step/branches.ts';
import type { StepDefinition } from '../step/definition.ts';
import type { Fields } from '../step/field.ts';
import { fitsField } from '../step/bound-value.ts';
import { listStickyNotes } from './change-sticky-notes.ts';
import type { Config, Step, WorkflowDocument } from './document.ts';
import { MAX_DEPTH, MAX_STEPS } from './limits.ts';
import { walkSteps } from './walk.ts';

/** A reason why a document must not be stored at all; what a builder can leave unfinished is a Problem instead. */
export type DocumentFault = { readonly stepId: StepId | null; readonly message: string };

/**
 * Checks what DocumentSchema cannot say: unique ids, known types, the branches of each step's type, values of the
 * fields' kinds, and the limits of size and depth. Empty for a sound document.
 */
export function checkDocument(document: WorkflowDocument, catalog: Catalog): readonly DocumentFault[] {
  const places = walkSteps(document);
  const faults: DocumentFault[] = [...checkTrigger(document, catalog)];
  if (places.length > MAX_STEPS) {
    faults.push({
      stepId: null,
      message: `A workflow has at most ${MAX_STEPS} steps, and this one has ${places.length}.`,
    });
  }
  const seen = new Set<StepId>();
  for (const { step, depth } of places) {
    const fail = (message: string): void => void faults.push({ stepId: step.id, message });
    if (seen.has(step.id)) fail(`The id "${step.id}" is used by two steps.`);
    seen.add(step.id);
    if (depth > MAX_DEPTH) fail(`The step "${step.name}" is more than ${MAX_DEPTH} branches deep.`);
    const definition = catalog.findStep(step.type);
    if (definition === undefined) fail(`The step "${step.name}" has the unknown type "${step.type}".`);
    else for (const message of checkStep(step, definition)) fail(message);
  }
  const noteIds = listStickyNotes(document).map(({ id }) => id);
  if (new Set(noteIds).size < noteIds.length) faults.push({ stepId: null, message: 'Two sticky notes have one id.' });
  return faults;
}

function checkTrigger({ trigger }: WorkflowDocument, catalog: Catalog): readonly DocumentFault[] {
  if (trigger === null) return [];
  const definition = catalog.findTrigger(trigger.type);
  if (definition === undefined)
    return [{ stepId: null, message: `The trigger has the unknown type "${trigger.type}".` }];
  return listMisfits(definition.fields, trigger.config).map((label) => ({
    stepId: null,
    message: `The field "${label}" of the trigger does not hold a value of its kind.`,
  }));
}

function checkStep(step: Step, definition: StepDefinition): readonly string[] {
  const messages = listMisfits(definition.fields, step.config).map(
    (label) => `The field "${label}" of the step "${step.name}" does not hold a value of its kind.`,
  );
  const mistake = describeBranchMistake(definition, step);
  return mistake === null ? messages : [...messages, `The step "${step.name}" ${mistake}.`];
}

function listMisfits(fields: Fields, config: Config): readonly string[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const value = Object.hasOwn(config, key) ? config[key] : undefined;
    return value === undefined || fitsField(field, value) ? [] : [field.label];
  });
}
