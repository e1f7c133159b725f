import type { StepId } from '../base/brand.ts';
import type { Catalog } from '../step/catalog.ts';
import type { Fields } from '../step/field.ts';
import { DEFAULT_RETRY_DELAYS_S, type Config, type Step, type WorkflowDocument } from './document.ts';
import { labelOfField, listChangedKeys } from './list-changed-keys.ts';
import { isSameJson } from './same-json.ts';
import { lines, showValue, words, type ShownLabels, type ShownValue } from './shown-value.ts';
import { findStep } from './walk.ts';

/** `label` is the one that `diffDocuments` names. */
export type FieldDifference = { readonly label: string; readonly before: ShownValue; readonly after: ShownValue };

/** A document and the names of what its references point at. */
export type LabelledDocument = { readonly document: WorkflowDocument; readonly labels: ShownLabels };

/**
 * Lists what is different within one step, or within the trigger and the workflow itself (null), as it is shown. A step
 * that `before` does not have is compared with one in which nothing is set.
 */
export function diffFields(
  before: LabelledDocument,
  after: LabelledDocument,
  stepId: StepId | null,
  catalog: Catalog,
): readonly FieldDifference[] {
  if (stepId === null) return diffWorkflow(before, after, catalog);
  const step = findStep(after.document, stepId);
  if (step === undefined) return [];
  const old = findStep(before.document, stepId) ?? blank(step);
  const fields = catalog.findStep(step.type)?.fields ?? {};
  return [
    ...diffConfigs({ ...before, config: old.config }, { ...after, config: step.config }, fields),
    ...diffOptions(old, step),
  ];
}

function diffWorkflow(before: LabelledDocument, after: LabelledDocument, catalog: Catalog): readonly FieldDifference[] {
  const { description: old, trigger: oldTrigger } = before.document;
  const { description, trigger } = after.document;
  const differences: FieldDifference[] = [];
  if (old !== description) {
    differences.push({ label: 'Description', before: lines(old), after: lines(description) });
  }
  if (trigger === null) return differences;
  const config = oldTrigger?.type === trigger.type ? oldTrigger.config : {};
  const fields = catalog.findTrigger(trigger.type)?.fields ?? {};
  return [...differences, ...diffConfigs({ ...before, config }, { ...after, config: trigger.config }, fields)];
}

type Side = Pick<LabelledDocument, 'labels'> & { readonly config: Config };

function diffConfigs(before: Side, after: Side, fields: Fields): readonly FieldDifference[] {
  const show = ({ config, labels }: Side, key: string): ShownValue => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field !== undefined) return showValue(field, config, key, labels);
    // A field that this build does not know.
    return lines(Object.hasOwn(config, key) ? JSON.stringify(config[key], null, 2) : '');
  };
  return listChangedKeys(before.config, after.config, fields).map((key) => ({
    label: labelOfField(fields, key),
    before: show(before, key),
    after: show(after, key),
  }));
}

/** Labels as in `diffDocuments`. */
function diffOptions(before: Step, after: Step): readonly FieldDifference[] {
  const differences: FieldDifference[] = [];
  if (!isSameJson(before.retry, after.retry)) {
    differences.push({ label: 'Retries', before: showRetries(before), after: showRetries(after) });
  }
  if (before.timeoutS !== after.timeoutS) {
    const show = ({ timeoutS }: Step) => words(timeoutS === undefined ? 'none' : `${timeoutS} s`);
    differences.push({ label: 'Time limit', before: show(before), after: show(after) });
  }
  if (before.continueOnFailure !== after.continueOnFailure) {
    const show = (step: Step) => words(step.continueOnFailure ? 'on' : 'off');
    differences.push({ label: 'Continue on failure', before: show(before), after: show(after) });
  }
  if (before.note !== after.note) {
    differences.push({ label: 'Note', before: lines(before.note), after: lines(after.note) });
  }
  return differences;
}

function showRetries({ retry }: Step): ShownValue {
  const delays = retry?.delaysS ?? DEFAULT_RETRY_DELAYS_S;
  return words(delays.length === 0 ? 'never' : `after ${delays.join(', ')} s`);
}

function blank(step: Step): Step {
  const { timeoutS: _, ...rest } = step;
  return { ...rest, config: {}, retry: null, continueOnFailure: false, isDisabled: false, note: '' };
}
