import type { StepId } from '../base/brand.ts';
import type { Json } from '../base/json.ts';
import { previousValue, setConfigField } from './change-config.ts';
import { refuse, type OperationResult } from './operation-result.ts';
import { replaceStep } from './replace-steps.ts';
import { findStep } from './walk.ts';
import type { Step, WorkflowDocument } from './document.ts';
import type { Operation } from './operation.ts';

type StepOption = Extract<Operation, { kind: 'set-step-option' }>['option'];

/** Gives a step another name. */
export function renameStep(document: WorkflowDocument, stepId: StepId, name: string): OperationResult {
  const step = findStep(document, stepId);
  if (step === undefined) return refuse('step_not_found');
  return {
    ok: true,
    document: replaceStep(document, stepId, (current) => ({ ...current, name })),
    inverse: [{ kind: 'rename-step', stepId, name: step.name }],
  };
}

/** Sets one field of a step's config, or clears it where the value is undefined. */
export function setStepField(
  document: WorkflowDocument,
  stepId: StepId,
  field: string,
  value: Json | undefined,
): OperationResult {
  const step = findStep(document, stepId);
  if (step === undefined) return refuse('step_not_found');
  const config = setConfigField(step.config, field, value);
  return {
    ok: true,
    document: replaceStep(document, stepId, (current) => ({ ...current, config })),
    inverse: [{ kind: 'set-step-field', stepId, field, ...previousValue(step.config, field) }],
  };
}

/** Sets what every step has beside its config. */
export function setStepOption(document: WorkflowDocument, stepId: StepId, option: StepOption): OperationResult {
  const step = findStep(document, stepId);
  if (step === undefined) return refuse('step_not_found');
  return {
    ok: true,
    document: replaceStep(document, stepId, (current) => withOption(current, option)),
    inverse: [{ kind: 'set-step-option', stepId, option: currentOption(step, option) }],
  };
}

function withOption(step: Step, option: StepOption): Step {
  if (!('timeoutS' in option)) return { ...step, ...option };
  const { timeoutS: _, ...unlimited } = step;
  return option.timeoutS === null ? unlimited : { ...unlimited, timeoutS: option.timeoutS };
}

function currentOption(step: Step, option: StepOption): StepOption {
  if ('retry' in option) return { retry: step.retry };
  if ('timeoutS' in option) return { timeoutS: step.timeoutS ?? null };
  if ('continueOnFailure' in option) return { continueOnFailure: step.continueOnFailure };
  if ('isDisabled' in option) return { isDisabled: step.isDisabled };
  return { note: step.note };
}
