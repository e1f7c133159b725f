import type { Config } from '../workflow/document.ts';
import type { StepDefinition } from './definition.ts';
import { readStoredConfig } from './stored-value.ts';

/** Says whether the outside may see that a step ran: then it is on record before the outside sees more. */
export function hasEffects({ effects, fields }: StepDefinition, config: Config): boolean {
  return (typeof effects === 'function' ? effects(readStoredConfig(fields, config)) : effects) === 'external';
}
