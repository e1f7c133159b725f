import { createProject } from '#contract/session.ts';
import { createUserTokenKey } from '../fixtures/set-up-project.ts';
import { median, printFigure, tellMeasurement } from './figures.ts';
import { startSender, startSink } from './load-processes.ts';
import { createTarget, PICKED, type BenchServer } from './millrace-target.ts';
import { measure, type Load, type Target } from './measure.ts';
import type { Rig } from './work-a.ts';

const QUIET: Load = { eventCount: 500, connections: 8, ratePerS: 50 };
const NOISY: Load = { eventCount: 5_000, connections: 32, ratePerS: 500 };
/** With it the noisy project's runs need more places at a time than one project has. */
const NOISY_LATENCY_MS = 250;
const RATIO_GOAL = 1.2;

/** What a project feels of another one that sends ten times as much, to an upstream that is slow. Goals: docs/performance. */
export async function runNeighbours(
  { sink, sender, repetitions }: Rig,
  server: BenchServer,
  quiet: Target,
): Promise<void> {
  const noisySink = await startSink({ latencyMs: NOISY_LATENCY_MS });
  const noisySender = startSender();
  try {
    const noisy = await createNoisyTarget(server, noisySink.url);
    const [alone, beside]: [number[], number[]] = [[], []];
    for (let repetition = 0; repetition <= repetitions; repetition += 1) {
      const first = await measure(quiet, sink, sender, QUIET);
      const noise = measure(noisy, noisySink, noisySender, NOISY);
      const second = await measure(quiet, sink, sender, QUIET);
      tellMeasurement(`The quiet project alone, run ${repetition}`, first);
      tellMeasurement(`The quiet project beside the noisy one, run ${repetition}`, second);
      tellMeasurement(`The noisy project, run ${repetition}`, await noise);
      // The first one warms up.
      if (repetition === 0) continue;
      alone.push(first.deliveryP99);
      beside.push(second.deliveryP99);
    }
    printFigure('n.alone.delivery.p99', median(alone), 'ms', null);
    printFigure('n.beside-noisy.delivery.p99', median(beside), 'ms', null);
    const ratios = beside.map((value, turn) => value / (alone[turn] ?? NaN));
    printFigure('n.beside-noisy.ratio', median(ratios), '×', { kind: 'at most', value: RATIO_GOAL });
  } finally {
    noisySender.stop();
    noisySink.stop();
  }
}

async function createNoisyTarget(server: BenchServer, sinkUrl: string): Promise<Target> {
  const { api } = server;
  const { id: projectId } = await api.call(createProject, { body: { name: 'Noisy' } });
  const signingKey = await createUserTokenKey(api, projectId);
  return createTarget({ ...server, projectId, signingKey }, 'Contact Created', [PICKED], sinkUrl);
}
