import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { expect, test } from 'vitest';
import type { LoadedRun } from '#engine/ports/run-store.ts';
import { readTraceParent } from './read-trace-parent.ts';
import { RootIdGenerator, rootIdsOf } from './root-ids.ts';
import { createSpans } from './spans.ts';

function start(ratio = 1) {
  const exporter = new InMemorySpanExporter();
  const ids = new RootIdGenerator();
  const provider = new TracerProvider({
    sampler: new TraceIdRatioBasedSampler(ratio),
    idGenerator: ids,
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
  });
  return { traces: createSpans(provider.getTracer('test'), ids), spans: () => exporter.getFinishedSpans() };
}

const RUN_ID = '019a0000-0000-7000-8abc-000000000001';
/** Only the ids and the status are read. */
const run = (given: Partial<Record<keyof LoadedRun, unknown>>): LoadedRun =>
  ({ runId: RUN_ID, eventId: null, status: 'queued', ...given }) as LoadedRun;

test('a run that no event has started begins its own trace, and goes on in it after a wait', () => {
  const { traces, spans } = start();
  traces.beginRun(run({})).end('waiting');
  traces.beginRun(run({ status: 'waiting' })).end('completed');
  const [first, second] = spans();
  expect(first?.spanContext()).toMatchObject(rootIdsOf(RUN_ID));
  expect(first?.parentSpanContext).toBeUndefined();
  expect(second?.parentSpanContext).toMatchObject(rootIdsOf(RUN_ID));
  expect(second?.spanContext().spanId).not.toBe(first?.spanContext().spanId);
});

test('all spans of an event are kept, or none, also those of other processes', () => {
  const [one, other] = [start(0.3), start(0.3)];
  const eventIds = Array.from(
    { length: 200 },
    (_, n) => `019a0000-0000-7000-8abc-${(n * 0x51ed270b).toString(16).padStart(12, '0')}`,
  );
  for (const eventId of eventIds) {
    one.traces.eventAccepted({ eventId, startedAt: 0, cause: { kind: 'run', runId: RUN_ID } });
    other.traces.beginRun(run({ eventId })).end('completed');
  }
  const traceIds = (spans: ReturnType<typeof one.spans>): string[] => spans.map((span) => span.spanContext().traceId);
  expect(traceIds(one.spans())).toEqual(traceIds(other.spans()));
  expect(one.spans().length).toBeGreaterThan(20);
  expect(one.spans().length).toBeLessThan(150);
});

test('a failed run is an error, and a step that fails says with which code', () => {
  const { traces, spans } = start();
  const trace = traces.beginRun(run({}));
  // Only the status and the error are read.
  const stepRun = { status: 'failed', error: { code: 'http_404', message: 'Secret things' } } as Parameters<
    ReturnType<typeof trace.beginStep>['end']
  >[0];
  trace.beginStep({ id: 'step1' as never, type: 'request', instance: '', attempt: 1 }).end(stepRun);
  trace.end('failed');
  expect(spans().map(({ name, status, attributes }) => [name, status.code, attributes['error.type']])).toEqual([
    ['step request', 2, 'http_404'],
    ['run', 2, undefined],
  ]);
  expect(JSON.stringify(spans().map(({ attributes, status }) => ({ attributes, status })))).not.toContain('Secret');
});

test.each([
  [undefined, null],
  ['nonsense', null],
  ['00-00000000000000000000000000000000-00f067aa0ba902b7-01', null],
  ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', '4bf92f3577b34da6a3ce929d0e0e4736'],
])('the header %s leads to the trace %s', (header, traceId) => {
  expect(readTraceParent(header)?.traceId ?? null).toBe(traceId);
});
