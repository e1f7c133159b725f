import { expect, test } from '@playwright/test';
import { waitUntil } from '../fixtures/wait-until.ts';
import { findWorkerOf } from './ground/database-locks.ts';
import { awaitCompleted, startCountedRun } from './ground/run-counted.ts';
import { setUpCounting, type Counting } from './ground/set-up-counting.ts';
import { startCluster, type Cluster } from './ground/start-cluster.ts';
import { FIRST_PATH, SECOND_PATH, twoRequestSteps } from './ground/two-request-steps.ts';

const SLOW_MS = 3000;
const TAKEN_OVER_WITHIN_MS = 15_000;

let cluster: Cluster;
let counting: Counting;
let apiUrl: string;

test.beforeAll(async () => {
  cluster = await startCluster({ apis: 1, workers: 2, sinkLatencyMs: SLOW_MS });
  apiUrl = cluster.apis[0]?.url ?? '';
  counting = await setUpCounting(apiUrl, twoRequestSteps(cluster.sink.url));
});
test.afterAll(() => cluster.stop());

test('a worker that was stopped past its heartbeat comes back, and its late result is refused', async () => {
  const { postgres, sink } = cluster;
  const runId = await startCountedRun(apiUrl, counting, 0);
  const listFirst = async () => (await sink.listCalls()).filter(({ path }) => path === FIRST_PATH);
  await waitUntil('the first request', async () => ((await listFirst()).length === 1 ? true : undefined));
  const stopped = await waitUntil('the worker that has the run', () => findWorkerOf(postgres.connectionString, runId));
  process.kill(stopped, 'SIGSTOP');
  const stoppedAt = performance.now();
  try {
    await waitUntil('another worker to call again', async () => ((await listFirst()).length === 2 ? true : undefined));
    expect(performance.now() - stoppedAt).toBeLessThan(TAKEN_OVER_WITHIN_MS);
    // Now it has its old answer before the other worker has the new one.
  } finally {
    process.kill(stopped, 'SIGCONT');
  }
  const run = await awaitCompleted(counting, runId);
  await sink.answerAfter(0);
  const others = await Promise.all(Array.from({ length: 20 }, (_, n) => startCountedRun(apiUrl, counting, n + 1)));
  for (const other of others) await awaitCompleted(counting, other);

  const calls = (await sink.listCalls()).filter(({ idempotencyKey }) => idempotencyKey.startsWith(runId));
  expect(calls.map(({ path }) => path)).toEqual([FIRST_PATH, FIRST_PATH, SECOND_PATH]);
  const answerOfFirst = run.stepRuns.find(({ stepId }) => stepId === 'first')?.output;
  expect(answerOfFirst).toMatchObject({ body: { call: 2 } });
  expect(await findWorkerOf(postgres.connectionString, runId)).toBeUndefined();
});
