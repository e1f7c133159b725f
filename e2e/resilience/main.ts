import { parseArgs } from 'node:util';
import { formatReport } from './chaos/format-report.ts';
import { runChaos } from './chaos/run-chaos.ts';
import { formatTicks, runTicks } from './ticks/run-ticks.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '10' },
    'postgres-kills': { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    ticks: { type: 'string', default: '10000' },
    only: { type: 'string' },
  },
});
// What we started leaves when we do, which it cannot know when a signal ends us.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const parts = { chaos: surviveCrashes, ticks: fireOnce };
const chosen = Object.entries(parts).filter(([name]) => values.only === undefined || values.only === name);
if (chosen.length === 0) {
  console.error(`--only must be one of ${Object.keys(parts).join(', ')}, and it is "${values.only}".`);
  process.exit(1);
}
let isKept = true;
for (const [, run] of chosen) isKept = (await run()) && isKept;
process.exit(isKept ? 0 : 1);

async function surviveCrashes(): Promise<boolean> {
  const options = {
    events: readCount('events', values.events),
    kills: readCount('kills', values.kills),
    postgresKills: readCount('postgres-kills', values['postgres-kills']),
    seed: readCount('seed', values.seed),
  };
  console.log(
    `${options.events} events from 32 senders, while 2 API and 2 worker processes are killed ${options.kills} times ` +
      `and Postgres ${options.postgresKills} times (seed ${options.seed}).\n`,
  );
  const report = await runChaos(options);
  console.log(formatReport(report));
  const isRight = report.verdicts.every(({ violations }) => violations.length === 0);
  if (!isRight) console.log(`\nThe ledger of acknowledgements is in ${report.ledgerFile}.`);
  return isRight;
}

async function fireOnce(): Promise<boolean> {
  const ticks = readCount('ticks', values.ticks);
  console.log(`\n${ticks} times of a Scheduler, with 2 schedulers and 3 workers, of which some are killed.\n`);
  const report = await runTicks({ ticks, withPostgresKill: true });
  console.log(formatTicks(report));
  return report.problems.length === 0;
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0) return count;
  console.error(`--${name} must be a whole number, and it is "${text}".`);
  return process.exit(1);
}
