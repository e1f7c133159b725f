import { expect, test } from '@playwright/test';
import { formatReport } from './chaos/format-report.ts';
import { runChaos } from './chaos/run-chaos.ts';
import { runFanOut } from './fan-out/run-fan-out.ts';
import { runRolling } from './rolling/run-rolling.ts';
import { formatTicks, runTicks } from './ticks/run-ticks.ts';

// The short form of `npm run resilience`.
test('events that were acknowledged survive crashes of API, worker and Postgres', async () => {
  const report = await runChaos({ events: 400, kills: 2, postgresKills: 1, seed: 1 });
  const broken = report.verdicts.filter(({ violations }) => violations.length > 0);
  expect(broken, formatReport(report)).toEqual([]);
});

test('events survive that Postgres ends all connections', async () => {
  const options = { events: 300, kills: 0, postgresKills: 0, terminations: 3, pauseMs: [500, 1000], seed: 1 } as const;
  const report = await runChaos(options);
  const broken = report.verdicts.filter(({ violations }) => violations.length > 0);
  expect(broken, formatReport(report)).toEqual([]);
});

test('one event for many workflows starts each once, whoever is killed in the middle', async () => {
  expect(await runFanOut(150)).toMatchObject({ runs: 150, problems: [] });
});

test('a rolling restart refuses nobody', async () => {
  const { restarts, problems } = await runRolling(1);
  expect(problems).toEqual([]);
  expect(restarts).toBe(4);
});

test('each time of a Scheduler starts one run, whoever is killed', async () => {
  const report = await runTicks({ ticks: 60, withPostgresKill: false });
  expect(report.problems, formatTicks(report)).toEqual([]);
  expect(report.ticks).toBeGreaterThanOrEqual(60);
});
