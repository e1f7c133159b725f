import { toText } from '#core/expression/resolve-template.ts';
import { defineExecutor } from '#engine/ports/step-executor.ts';
import { stopStep } from './definition.ts';

export const stopExecutor = defineExecutor({
  definition: stopStep,
  execute: ({ outcome, message }) => {
    const text = toText(message);
    if (outcome === 'completed') return { kind: 'stop', output: { message: text } };
    const error = { code: 'stopped', message: text === '' ? 'A Stop step ended the run as failed.' : text };
    return { kind: 'failed', error, isRetryable: false };
  },
});
