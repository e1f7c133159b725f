import { getAtPath, isJsonArray, type Json, type JsonPath } from '../../base/json.ts';
import { formatReference } from '../../expression/format-reference.ts';
import { findPresence } from '../../schema/field-presence.ts';
import { findSchemaAt } from '../../schema/schema-at-path.ts';
import { ERROR_OUTPUT_SCHEMA, findOutputSchema } from '../../step/output-schema.ts';
import { toItemPath } from '../../expression/reference-path.ts';
import type { Reference } from '../../expression/template.ts';
import { ERROR_BRANCH } from '../../workflow/branch-ids.ts';
import type { Step } from '../../workflow/document.ts';
import type { CompiledDocument } from '../../workflow/compile-document.ts';
import type { TriggerOutput } from '../../workflow/describe-trigger.ts';
import type { ValidationContext } from '../validation-context.ts';

/** What references are looked up in. */
export type Surroundings = {
  readonly compiled: CompiledDocument;
  readonly context: ValidationContext;
  readonly triggerOutput: TriggerOutput | undefined;
};

/** Says what is unknown about the place that a reference points at, as the end of a sentence; null when it is known. */
export function describeUnknownPath(ref: Reference, surroundings: Surroundings): string | null {
  switch (ref.source) {
    case 'trigger':
      return describeUnknownTriggerPath(ref, surroundings);
    case 'step':
      return describeUnknownOutput(ref, surroundings);
    case 'item': {
      const [property] = ref.path;
      const isKnown = property === undefined || property === 'item' || (property === 'index' && ref.path.length === 1);
      return isKnown ? null : `${quoteReference(ref, surroundings)}, which items do not have.`;
    }
    case 'user': {
      const [property] = ref.path;
      const isKnown = property === undefined || property === 'metadata' || (property === 'id' && ref.path.length === 1);
      return isKnown ? null : `${quoteReference(ref, surroundings)}, which users do not have.`;
    }
    case 'secret':
      return null;
    default:
      return ref satisfies never;
  }
}

function describeUnknownTriggerPath(ref: Reference, surroundings: Surroundings): string | null {
  const { triggerOutput } = surroundings;
  if (triggerOutput === undefined || findSchemaAt(triggerOutput.schema, toItemPath(ref.path)) !== undefined)
    return null;
  return `${quoteReference(ref, surroundings)}, which is not in the sample of the trigger.`;
}

/** Says that none of the last events had a field of the payload, as the end of a sentence; null when some had, or nothing is known. */
export function describeAbsentField(ref: Reference, surroundings: Surroundings): string | null {
  const presence = surroundings.triggerOutput?.presence;
  if (ref.source !== 'trigger' || presence === undefined) return null;
  const counts = [ref.path, ...(ref.orElse ?? [])].map((path) => findPresence(presence, toItemPath(path)));
  if (counts.some((count) => count !== 0)) return null;
  return `${quoteReference(ref, surroundings)}, which none of the last ${presence.eventCount} events had.`;
}

function describeUnknownOutput(ref: Extract<Reference, { source: 'step' }>, surroundings: Surroundings): string | null {
  const { compiled, context } = surroundings;
  const step = compiled.byId.get(ref.stepId)?.step;
  const definition = step === undefined ? undefined : context.catalog.findStep(step.type);
  if (step === undefined || definition === undefined) return null;
  if (ref.path[0] === 'error' && mayGiveError(step)) {
    const isKnown = findSchemaAt(ERROR_OUTPUT_SCHEMA, toItemPath(ref.path)) !== undefined;
    return isKnown ? null : `${quoteReference(ref, surroundings)}, which errors do not have.`;
  }
  const schema = findSchemaAt(findOutputSchema(definition, step), toItemPath(ref.path));
  if (schema === undefined) return `${quoteReference(ref, surroundings)}, which is not in the output of that step.`;
  const { testOutputs } = context;
  // Only where the type says nothing about this place the last test is asked.
  if (Object.keys(schema).length > 0 || !Object.hasOwn(testOutputs, step.id)) return null;
  if (mayHavePath(testOutputs[step.id], toItemPath(ref.path))) return null;
  return `${quoteReference(ref, surroundings)}, which was not in the output of that step's last test.`;
}

/** A step that failed gives its error to its error branch, or to whatever comes behind it. */
function mayGiveError({ continueOnFailure, branches }: Step): boolean {
  return continueOnFailure || branches.some(({ id }) => id === ERROR_BRANCH);
}

/** Below null, and behind the end of an array, another run may well have something. */
function mayHavePath(value: Json | undefined, path: JsonPath): boolean {
  let current = value;
  for (const key of path) {
    if (current === null || (isJsonArray(current) && getAtPath(current, [key]) === undefined)) return true;
    current = getAtPath(current, [key]);
  }
  return current !== undefined;
}

/** The reference as people read it, in quotes. */
export function quoteReference(ref: Reference, { compiled, triggerOutput }: Surroundings): string {
  const labels = {
    trigger: triggerOutput?.name ?? 'Trigger',
    findStepName: (stepId: string) => compiled.byId.get(stepId)?.step.name,
    findSecretName: () => undefined,
  };
  return `"${formatReference(ref, labels)}"`;
}
