import { defineExecutor } from '#engine/ports/step-executor.ts';
import { transformStep } from './definition.ts';

export const transformExecutor = defineExecutor({
  definition: transformStep,
  execute: ({ outputs }) => ({ kind: 'completed', output: Object.fromEntries(outputs) }),
});
