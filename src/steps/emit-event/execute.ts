import { defineExecutor, type StepOutcome } from '#engine/ports/step-executor.ts';
import { emitEventStep } from './definition.ts';

export const emitEventExecutor = defineExecutor({
  definition: emitEventStep,
  execute: async ({ appEventId, payload }, { emit }) => {
    const emission = await emit({ appEventId, payload });
    switch (emission.kind) {
      case 'sent': {
        const { eventId, runCount } = emission;
        return { kind: 'completed', output: { eventId, runCount } };
      }
      case 'unknown_event':
        return fail('unknown_event', 'The App Event of this step does not exist any more.');
      case 'too_deep':
        return fail(
          'events_too_deep',
          `Events that start workflows that emit events may go ${emission.limit} deep, and this one would be deeper.`,
        );
      default:
        return emission satisfies never;
    }
  },
});

function fail(code: string, message: string): StepOutcome {
  return { kind: 'failed', error: { code, message }, isRetryable: false };
}
