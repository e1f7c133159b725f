import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { printFigure } from './figures.ts';
import { startSender, startSink } from './load-processes.ts';
import { createTarget, PICKED, startBenchServer } from './millrace-target.ts';
import { startNodeRed } from './node-red-target.ts';
import { runSteadyWorkA, runWorkA } from './work-a.ts';
import { runWorkB } from './work-b.ts';
import { runNeighbours } from './work-n.ts';

// Figures go to standard output as lines of JSON, and what happens meanwhile to standard error.
const { values: flags } = parseArgs({
  options: {
    against: { type: 'string' },
    repetitions: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
});
if (flags.against !== undefined && flags.against !== 'node-red') {
  throw new Error('The bench knows "--against node-red" only.');
}

// Before anything of ours runs: above 1, somebody else works here, and only ratios count.
printFigure('machine.load-before', loadavg()[0] ?? NaN, 'processes', { kind: 'at most', value: 1 });
const sink = await startSink();
const sender = startSender();
const server = await startBenchServer();
const nodeRed = flags.against === undefined ? null : await startNodeRed(sink.url);
try {
  const rig = { sink, sender, repetitions: Number(flags.repetitions) };
  const target = await createTarget(server, 'Contact Created', [PICKED], sink.url);
  const parts: Readonly<Record<string, () => Promise<void>>> = {
    a: () => runWorkA(rig, target, nodeRed?.target ?? null),
    steady: () => runSteadyWorkA(rig, target),
    b: () => runWorkB(rig, server),
    neighbours: () => runNeighbours(rig, server, target),
  };
  const wanted = flags.only?.split(',') ?? Object.keys(parts);
  const unknown = wanted.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) throw new Error(`"--only" takes ${Object.keys(parts).join(', ')}, not "${unknown}".`);
  for (const name of wanted) await parts[name]?.();
} finally {
  await nodeRed?.stop();
  await server.millrace.stop();
  sender.stop();
  sink.stop();
}
