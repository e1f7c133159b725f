import { isEach, toItemPath } from '../../expression/reference-path.ts';
import type { Reference } from '../../expression/template.ts';
import { inferSchema } from '../../schema/infer-schema.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import { findOutputSchema } from '../../step/output-schema.ts';
import { findSchemaAt } from '../../schema/schema-at-path.ts';
import { listSchemaTypes } from '../../schema/schema-type-words.ts';
import { getAtReferencePath } from '../../expression/reference-path.ts';
import type { Surroundings } from './reference-paths.ts';

/** Says that a value is always an object or a list, in words; null where it may be anything simpler, or is not known. */
export function describeStructure(ref: Reference, surroundings: Surroundings): 'an object' | 'a list' | null {
  if (ref.source === 'secret') return null;
  if (ref.path.some(isEach)) return 'a list';
  const schema = findSchema(ref, surroundings);
  const types = schema === undefined ? [] : listSchemaTypes(schema).filter((type) => type !== 'null');
  if (types.length === 0 || types.some((type) => type !== 'object' && type !== 'array')) return null;
  return types[0] === 'object' ? 'an object' : 'a list';
}

function findSchema(ref: Reference, { compiled, context, triggerOutput }: Surroundings): JsonSchema | undefined {
  if (ref.source === 'trigger') {
    return triggerOutput === undefined ? undefined : findSchemaAt(triggerOutput.schema, toItemPath(ref.path));
  }
  if (ref.source !== 'step') return undefined;
  const step = compiled.byId.get(ref.stepId)?.step;
  const definition = step === undefined ? undefined : context.catalog.findStep(step.type);
  const declared =
    step === undefined || definition === undefined
      ? undefined
      : findSchemaAt(findOutputSchema(definition, step), toItemPath(ref.path));
  if (declared === undefined || Object.keys(declared).length > 0) return declared;
  const output = getAtReferencePath(context.testOutputs[ref.stepId], ref.path);
  return output === undefined ? undefined : inferSchema(output);
}
