import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { printFigure } from './figures.ts';
import { startSender, startSink } from './load-processes.ts';
import { createTarget, PICKED, startBenchServer } from './millrace-target.ts';
import { startNodeRed } from './node-red-target.ts';
import { runSteadyWorkA, runWorkA } from './work-a.ts';
import { runWorkB } from './work-b.ts';

// Figures go to standard output as lines of JSON, and what happens meanwhile to standard error.
const { values: flags } = parseArgs({
  options: {
    against: { type: 'string' },
    repetitions: { type: 'string', default: '5' },
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
  await runWorkA(rig, target, nodeRed?.target ?? null);
  await runSteadyWorkA(rig, target);
  await runWorkB(rig, server);
} finally {
  await nodeRed?.stop();
  await server.millrace.stop();
  sender.stop();
  sink.stop();
}
