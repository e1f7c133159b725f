import type { Json } from '#core/base/json.ts';
import type { Fields, StoredConfig } from './field.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import type { Token } from '#core/expression/template.ts';

export type BranchDefinition = { readonly id: string; readonly label: string };

/** A problem of one config that its fields alone cannot tell, for example a URL without a host. */
export type FieldProblem = { readonly field: string; readonly message: string; readonly severity: 'error' | 'warning' };

export type StepEffects = 'none' | 'external';

/** One part of a card's summary line: literal text, a reference shown by its label, or a formula. */
export type SummaryPart = Token;

/**
 * What the editor, the validator and the engine know about a step type, as data and pure functions. One folder in
 * `src/steps` per type; `execute.ts` beside it does the work.
 */
export type StepDefinition<F extends Fields = Fields> = {
  readonly type: string;
  readonly name: string;
  /** One sentence for the step picker. */
  readonly description: string;
  /** Name of an icon in `web/ui/icon`. */
  readonly icon: string;
  readonly fields: F;
  /** Empty unless the step branches. */
  readonly branches: readonly BranchDefinition[];
  /** The key of a field of kind `cases`: each case has a branch of its own, before those of the type. */
  readonly casesField?: string;
  /** `none`: running it twice changes nothing outside, so its outcome may be committed together with the next step's. */
  readonly effects: StepEffects | ((config: StoredConfig<F>) => StepEffects);
  readonly canRetry: boolean;
  readonly summarise: (config: StoredConfig<F>) => readonly SummaryPart[];
  readonly check?: (config: StoredConfig<F>) => readonly FieldProblem[];
  /** What the output looks like before the step was ever tested. */
  readonly outputSchema: JsonSchema;
  /** The same where it depends on the config. */
  readonly describeOutput?: (config: StoredConfig<F>) => JsonSchema;
  /** Types of triggers without which the step does nothing. Left out: it serves after any. */
  readonly onlyAfter?: readonly string[];
  /** The key of a field that resolves to a list: the branch "each" runs once for each of its items. */
  readonly itemsField?: string;
};

export type TriggerDefinition<F extends Fields = Fields> = {
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly icon: string;
  readonly fields: F;
  readonly summarise: (config: StoredConfig<F>) => readonly SummaryPart[];
  readonly check?: (config: StoredConfig<F>) => readonly FieldProblem[];
  /** Its output as an example, which says what variables there are and what a test starts with. Left out: an App Event's sample. */
  readonly sampleOutput?: (config: StoredConfig<F>) => Json;
  /** Its fields are variables of what has just come, and of the end user; else they may use secrets. */
  readonly readsOwnOutput?: true;
};

/** Keeps the literal types of the fields, which type the config of the step's executor. */
export function defineStep<const F extends Fields>(definition: StepDefinition<F>): StepDefinition<F> {
  return definition;
}

export function defineTrigger<const F extends Fields>(definition: TriggerDefinition<F>): TriggerDefinition<F> {
  return definition;
}

/** How a failed step is described in records, to the builder and to an error variable. Source: docs/architecture. */
export type StepError = {
  readonly code: string;
  readonly message: string;
  readonly details?: Json;
};
