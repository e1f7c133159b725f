import { evaluateConditions } from '#core/expression/evaluate-conditions.ts';
import { defineExecutor } from '#engine/ports/step-executor.ts';
import { conditionalStep } from './definition.ts';

export const conditionalExecutor = defineExecutor({
  definition: conditionalStep,
  execute: ({ conditions }) =>
    evaluateConditions(conditions).isTrue
      ? { kind: 'branch', branchId: 'yes', output: { selectedChoice: 'Yes' } }
      : { kind: 'branch', branchId: 'no', output: { selectedChoice: 'No' } },
});
