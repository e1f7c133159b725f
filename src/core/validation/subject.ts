import type { StepId } from '../base/brand.ts';
import type { StepDefinition, TriggerDefinition } from '../step/definition.ts';
import type { Field } from '../step/field.ts';
import { isFieldVisible } from '../step/visible-fields.ts';
import type { Config } from '../workflow/document.ts';
import type { Problem } from './problem.ts';
import type { ValidationContext } from './validation-context.ts';

/** A thing with fields: the trigger (`stepId` null) or a step, apart from where it stands in its document. */
export type Subject = {
  readonly stepId: StepId | null;
  readonly config: Config;
  readonly definition: StepDefinition | TriggerDefinition;
  /** The fields that a builder sees, which are those that a run resolves. */
  readonly visible: readonly (readonly [key: string, field: Field])[];
};

/** A check of one kind of mistake that needs nothing but the subject and the project: its result is kept while both stay. */
export type Rule = (subject: Subject, context: ValidationContext) => readonly Problem[];

export function createSubject(
  stepId: StepId | null,
  config: Config,
  definition: StepDefinition | TriggerDefinition,
): Subject {
  const { fields } = definition;
  const visible = Object.entries(fields).filter(([key]) => isFieldVisible(fields, key, config));
  return { stepId, config, definition, visible };
}

/** Makes an error of a subject's field. */
export function errorOf({ stepId }: Subject, code: string, field: string | null, message: string): Problem {
  return { code, severity: 'error', stepId, field, message };
}

/** Makes a warning of a subject's field. */
export function warningOf({ stepId }: Subject, code: string, field: string | null, message: string): Problem {
  return { code, severity: 'warning', stepId, field, message };
}
