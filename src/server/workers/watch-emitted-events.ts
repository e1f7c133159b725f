import type { EventSink } from '#engine/ports/event-sink.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Traces } from '../traces/traces.ts';

/** Counts and traces the events that runs emit. */
export function watchEmittedEvents(sink: EventSink, metrics: Metrics, traces: Traces | null): EventSink {
  return {
    emit: async (event) => {
      const startedAt = Date.now();
      const emission = await sink.emit(event);
      if (emission.kind === 'sent') {
        const { eventId } = emission;
        metrics.eventsAccepted('emitted', 1);
        traces?.eventAccepted({ eventId, startedAt, cause: { kind: 'run', runId: event.runId } });
      }
      return emission;
    },
  };
}
