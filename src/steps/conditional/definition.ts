import { findOperator } from '#core/expression/operators.ts';
import { defineStep, type SummaryPart } from '#core/step/definition.ts';
import type { Condition } from '#core/expression/condition.ts';

export const conditionalStep = defineStep({
  type: 'conditional',
  name: 'Conditional',
  description: 'Goes on in the branch "Yes" or "No", depending on conditions.',
  icon: 'arrows-split',
  fields: {
    conditions: {
      kind: 'conditions',
      label: 'Conditions',
      help: 'The branch "Yes" is taken when all conditions of at least one group are true.',
      isRequired: true,
    },
  },
  branches: [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ],
  effects: 'none',
  canRetry: false,
  summarise: ({ conditions = [] }) => {
    const all = conditions.flatMap((group) => group.conditions);
    const [first] = all;
    if (first === undefined) return [];
    const rest: SummaryPart[] = all.length > 1 ? [{ text: ` and ${all.length - 1} more` }] : [];
    return [...summariseCondition(first), ...rest];
  },
  outputSchema: {
    type: 'object',
    properties: { selectedChoice: { type: 'string' } },
    required: ['selectedChoice'],
  },
});

function summariseCondition({ left, operator, right }: Condition): readonly SummaryPart[] {
  const known = findOperator(operator);
  if (known === undefined) return left;
  return known.hasRightSide
    ? [...left, { text: ` ${known.label} ` }, ...right]
    : [...left, { text: ` ${known.label}` }];
}
