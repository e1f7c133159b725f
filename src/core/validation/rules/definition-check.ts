import { readStoredConfig } from '../../step/stored-value.ts';
import type { Rule } from '../subject.ts';

/** What the step's own type has to say about its config. */
export const checkByDefinition: Rule = ({ stepId, config, definition, visible }) => {
  if (definition.check === undefined) return [];
  const shown = new Set(visible.map(([key]) => key));
  return definition
    .check(readStoredConfig(definition.fields, config))
    .filter(({ field }) => shown.has(field))
    .map(({ field, message, severity }) => ({ code: 'invalid_field', severity, stepId, field, message }));
};
