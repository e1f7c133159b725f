import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { LoadedRun } from '#engine/ports/run-store.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { createRunObserver } from './observe-runs.ts';

// Only the ids are read.
const RUN = {
  runId: '019a0000-0000-7000-8000-000000000001',
  eventId: '019a0000-0000-7000-8000-000000000002',
  projectId: '019a0000-0000-7000-8000-000000000003',
  status: 'queued',
} as unknown as LoadedRun;

function observe() {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  const logger = pino({ level: 'warn' }, stream);
  const observer = createRunObserver({ metrics: createMetrics(), traces: null, logger });
  return { run: observer.beginRun({ runId: RUN.runId, token: 1, isTakeover: false }), lines };
}

test('a run that is broken off is one line with its ids', () => {
  const { run, lines } = observe();
  run.loaded(RUN);
  run.breakOff(new Error('The database said no.'), false);
  const { runId, eventId, projectId } = RUN;
  expect(lines).toEqual([expect.objectContaining({ level: 50, runId, eventId, projectId })]);
});

test('a run that is given back because its process leaves is no error', () => {
  const { run, lines } = observe();
  run.breakOff(new Error('aborted'), true);
  expect(lines).toEqual([]);
});
