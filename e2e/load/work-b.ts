import { literal } from '../fixtures/templates.ts';
import { median, printFigure, tellProgress } from './figures.ts';
import { createTarget, type BenchServer } from './millrace-target.ts';
import type { Target } from './measure.ts';
import { makePayload } from './payload.ts';
import type { Rig } from './work-a.ts';

const WORKFLOW_COUNT = 1_000;

/** One event that so many workflows of one user listen to. Goals: docs/performance, Work B. */
export async function runWorkB(rig: Rig, server: BenchServer): Promise<void> {
  tellProgress(`${WORKFLOW_COUNT} workflows are made for the fan-out.`);
  // Each sends a number of its own, by which the sink tells them apart.
  const bodies = Array.from({ length: WORKFLOW_COUNT }, (_, number) => literal(makePayload(number)));
  const target = await createTarget(server, 'Fan-out', bodies, rig.sink.url);
  const accepts: number[] = [];
  const ends: number[] = [];
  // The first one warms up.
  for (let repetition = 0; repetition <= rig.repetitions; repetition += 1) {
    const { acceptMs, endMs } = await sendOnce(rig, target);
    tellProgress(
      `Fan-out, ${repetition === 0 ? 'warm-up' : `run ${repetition}`}: accept ${acceptMs} ms, end ${endMs} ms`,
    );
    if (repetition === 0) continue;
    accepts.push(acceptMs);
    ends.push(endMs);
  }
  printFigure('b.accept', median(accepts), 'ms', { kind: 'at most', value: 150 });
  printFigure('b.end', median(ends), 'ms', { kind: 'at most', value: 2_000 });
}

async function sendOnce(
  { sink, sender }: Rig,
  { url, headers, wrap }: Target,
): Promise<{ readonly acceptMs: number; readonly endMs: number }> {
  sink.expect(WORKFLOW_COUNT);
  const sent = await sender.send({ url, headers, bodies: [wrap(makePayload(0))], connections: 1, ratePerS: null });
  const { arrivedAt } = await sink.collect();
  const missing = arrivedAt.filter((at) => Number.isNaN(at)).length;
  if (missing > 0) throw new Error(`${missing} of ${WORKFLOW_COUNT} workflows sent nothing.`);
  const [startedAt = NaN] = sent.startedAt;
  const since = (at: number | undefined): number => Math.round((at ?? NaN) - startedAt);
  return { acceptMs: since(sent.answeredAt[0]), endMs: since(arrivedAt.toSorted().at(-1)) };
}
