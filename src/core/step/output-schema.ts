import type { JsonSchema } from '../schema/json-schema.ts';
import type { Step } from '../workflow/document.ts';
import type { StepDefinition } from './definition.ts';
import { readStoredConfig } from './stored-value.ts';

/** What a failed step gives to its error branch, and to later steps where it was tolerated. */
export const ERROR_OUTPUT_SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: { code: { type: 'string' }, message: { type: 'string' }, details: {} },
      required: ['code', 'message'],
    },
  },
  required: ['error'],
};

/** What the output of a step looks like before it was ever tested. */
export function findOutputSchema(definition: StepDefinition, { config }: Pick<Step, 'config'>): JsonSchema {
  return definition.describeOutput?.(readStoredConfig(definition.fields, config)) ?? definition.outputSchema;
}
