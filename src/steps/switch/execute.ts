import { evaluateConditions } from '#core/expression/evaluate-conditions.ts';
import { defineExecutor } from '#engine/ports/step-executor.ts';
import { switchStep } from './definition.ts';

export const switchExecutor = defineExecutor({
  definition: switchStep,
  execute: ({ cases }) => {
    const at = cases.findIndex(({ conditions }) => evaluateConditions(conditions).isTrue);
    const taken = cases[at];
    if (taken === undefined) return { kind: 'branch', branchId: 'else', output: { selectedChoice: 'Else' } };
    return { kind: 'branch', branchId: taken.id, output: { selectedChoice: taken.label || `Case ${at + 1}` } };
  },
});
