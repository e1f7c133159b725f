import type { Template } from './template.ts';

/** `operator` is one of the ids in `operators.ts`; `right` is ignored where the operator takes no right side. */
export type Condition = {
  readonly id: string;
  readonly left: Template;
  readonly operator: string;
  readonly right: Template;
};

/** True when every condition of at least one group is true. */
export type ConditionGroups = readonly { readonly id: string; readonly conditions: readonly Condition[] }[];
