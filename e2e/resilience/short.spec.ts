import { expect, test } from '@playwright/test';
import { formatReport } from './chaos/format-report.ts';
import { runChaos } from './chaos/run-chaos.ts';
import { formatTicks, runTicks } from './ticks/run-ticks.ts';

// The short form of `npm run resilience`.
test('events that were acknowledged survive crashes of API, worker and Postgres', async () => {
  const report = await runChaos({ events: 400, kills: 2, postgresKills: 1, seed: 1 });
  const broken = report.verdicts.filter(({ violations }) => violations.length > 0);
  expect(broken, formatReport(report)).toEqual([]);
});

test('each time of a Scheduler starts one run, whoever is killed', async () => {
  const report = await runTicks({ ticks: 60, withPostgresKill: false });
  expect(report.problems, formatTicks(report)).toEqual([]);
  expect(report.ticks).toBeGreaterThanOrEqual(60);
});
