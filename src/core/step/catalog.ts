import type { StepDefinition, TriggerDefinition } from './definition.ts';

/** How core reaches the definitions of step and trigger types without knowing any of them. */
export type Catalog = {
  readonly findStep: (type: string) => StepDefinition | undefined;
  readonly findTrigger: (type: string) => TriggerDefinition | undefined;
};
