import { expect, test } from '@playwright/test';
import { checkHealth } from '#contract/session.ts';
import { waitUntil } from '../fixtures/wait-until.ts';
import { sendCounted } from './ground/send-counted.ts';
import { setUpCounting, type Counting } from './ground/set-up-counting.ts';
import { startCluster, type Cluster } from './ground/start-cluster.ts';
import { twoRequestSteps } from './ground/two-request-steps.ts';

const BACK_WITHIN_MS = 10_000;

let cluster: Cluster;
let counting: Counting;

test.beforeAll(async () => {
  cluster = await startCluster({ apis: 1, workers: 0, sinkLatencyMs: 0 });
  counting = await setUpCounting(cluster.apis[0]?.url ?? '', twoRequestSteps(cluster.sink.url));
});
test.afterAll(() => cluster.stop());

test('while the database is away a send is answered 503 with Retry-After, and 201 again when it is back', async () => {
  const [api] = cluster.apis;
  const url = api?.url ?? '';
  const pid = api?.pid();
  expect((await sendCounted(url, counting, 0)).status).toBe(201);

  await cluster.postgres.kill9();
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => sendCounted(url, counting, n + 1)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  for (const { retryAfter } of answers) expect(Number(retryAfter)).toBeGreaterThan(0);
  await expect(counting.api.call(checkHealth)).rejects.toMatchObject({ status: 503 });

  await cluster.postgres.startAgain();
  const find = async () => {
    const answer = await sendCounted(url, counting, 1);
    return answer.status === 201 ? answer : undefined;
  };
  const again = await waitUntil('a send to be taken', find, BACK_WITHIN_MS);
  expect(again.isReplay).toBe(false);
  expect(api?.pid()).toBe(pid);
  expect(api?.unasked).toEqual([]);
});
