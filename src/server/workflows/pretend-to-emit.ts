import type { Emission } from '#engine/ports/event-sink.ts';

/** What a test of an Emit Event step gives: nothing is sent, and so nothing starts. */
export function pretendToEmit(): Promise<Emission> {
  return Promise.resolve({ kind: 'sent', eventId: '00000000-0000-0000-0000-000000000000', runCount: 0 });
}
