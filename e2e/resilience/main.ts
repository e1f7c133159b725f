import { parseArgs } from 'node:util';
import { formatReport } from './chaos/format-report.ts';
import { runChaos, type ChaosOptions } from './chaos/run-chaos.ts';
import { runFanOut } from './fan-out/run-fan-out.ts';
import { runRolling } from './rolling/run-rolling.ts';
import { formatTicks, runTicks } from './ticks/run-ticks.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '10' },
    'postgres-kills': { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    ticks: { type: 'string', default: '10000' },
    workflows: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
/** Each says whether its promises were kept. */
const parts = {
  chaos: surviveCrashes,
  restarts: surviveRestarts,
  connections: surviveLostConnections,
  'fan-out': startAll,
  rolling: refuseNobody,
  ticks: fireOnce,
};
// What we started leaves when we do, which it cannot know when a signal ends us.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const chosen = Object.entries(parts).filter(([name]) => values.only === undefined || values.only === name);
if (chosen.length === 0) {
  console.error(`--only must be one of ${Object.keys(parts).join(', ')}, and it is "${values.only}".`);
  process.exit(1);
}
let isKept = true;
for (const [, run] of chosen) isKept = (await run()) && isKept;
process.exit(isKept ? 0 : 1);

async function surviveCrashes(): Promise<boolean> {
  const kills = readCount('kills', values.kills);
  const postgresKills = readCount('postgres-kills', values['postgres-kills']);
  return disturb(
    { kills, postgresKills },
    `while 2 API and 2 worker processes are killed ${kills} times and Postgres ${postgresKills} times`,
  );
}

async function surviveRestarts(): Promise<boolean> {
  const options = { kills: 0, postgresKills: 10, pauseMs: [5000, 10_000] } as const;
  return disturb(options, 'while Postgres is killed and started again every 5 to 10 seconds');
}

async function surviveLostConnections(): Promise<boolean> {
  const options = { kills: 0, postgresKills: 0, terminations: 20, pauseMs: [1000, 3000] } as const;
  return disturb(options, 'while Postgres ends all connections every 1 to 3 seconds');
}

async function disturb(how: Omit<ChaosOptions, 'events' | 'seed'>, words: string): Promise<boolean> {
  const options = { ...how, events: readCount('events', values.events), seed: readCount('seed', values.seed) };
  console.log(`\n${options.events} events from 32 senders, ${words} (seed ${options.seed}).\n`);
  const report = await runChaos(options);
  console.log(formatReport(report));
  const isRight = report.verdicts.every(({ violations }) => violations.length === 0);
  if (!isRight) console.log(`\nThe ledger of acknowledgements is in ${report.ledgerFile}.`);
  return isRight;
}

async function startAll(): Promise<boolean> {
  const workflows = readCount('workflows', values.workflows);
  console.log(`\nOne event for ${workflows} workflows; its API process is killed, and a worker in the middle.\n`);
  const { runs, tries, calls, repeatedCalls, problems } = await runFanOut(workflows);
  console.log(
    `${runs} runs completed after ${tries} tries to send; ${calls} requests, ${repeatedCalls} of them again.`,
  );
  return tell(problems);
}

async function refuseNobody(): Promise<boolean> {
  const rounds = readCount('rounds', values.rounds);
  console.log(`\nEach of 2 API and 2 worker processes is restarted ${rounds} times while 16 senders send.\n`);
  const { restarts, sent, passedOn, problems } = await runRolling(rounds);
  console.log(`${restarts} restarts, ${sent} sends taken, ${passedOn} of them by the other process at a closed door.`);
  return tell(problems);
}

async function fireOnce(): Promise<boolean> {
  const ticks = readCount('ticks', values.ticks);
  console.log(`\n${ticks} times of a Scheduler, with 2 schedulers and 3 workers, of which some are killed.\n`);
  const report = await runTicks({ ticks, withPostgresKill: true });
  console.log(formatTicks(report));
  return report.problems.length === 0;
}

function tell(problems: readonly string[]): boolean {
  console.log(problems.length === 0 ? 'Nothing is wrong.' : `${problems.length} things are wrong:`);
  for (const problem of problems.slice(0, 10)) console.log(`  ${problem}`);
  return problems.length === 0;
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0) return count;
  console.error(`--${name} must be a whole number, and it is "${text}".`);
  return process.exit(1);
}
