import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { checkHealth } from '#contract/session.ts';
import { findRunningPostgres } from '#storage/embedded-postgres/find-running-postgres.ts';
import { findFreePort } from '../fixtures/free-port.ts';
import { startMillrace, type Millrace } from '../fixtures/start-millrace.ts';
import { waitUntil } from '../fixtures/wait-until.ts';
import { countWaiting, holdReceivedEvents } from './ground/database-locks.ts';
import { openSend } from './ground/open-send.ts';
import { awaitCompleted, startCountedRun } from './ground/run-counted.ts';
import { setUpCounting, type Counting } from './ground/set-up-counting.ts';
import { startSink, type Sink } from './ground/start-sink.ts';
import { FIRST_PATH, twoRequestSteps } from './ground/two-request-steps.ts';

// One process with its own database, as on a laptop; each test leaves a running one behind.
test.describe.configure({ mode: 'serial' });

const SLOW_MS = 1500;
const BACK_WITHIN_MS = 15_000;

let dataDir: string;
let sink: Sink;
let start: () => Promise<Millrace>;
let millrace: Millrace;
let counting: Counting;

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'millrace-one-'));
  await chmod(dataDir, 0o711);
  sink = await startSink(SLOW_MS);
  const port = await findFreePort();
  start = () => startMillrace({ dataDir, port, env: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
  millrace = await start();
  counting = await setUpCounting(millrace.url, twoRequestSteps(sink.url));
});
test.afterAll(async () => {
  await millrace.stop();
  await sink.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

test('after kill -9 it starts again on its database at once, and finishes its runs', async () => {
  const runIds = await Promise.all(Array.from({ length: 10 }, (_, n) => startCountedRun(millrace.url, counting, n)));
  await waitUntil('the first requests', async () => ((await sink.listCalls()).length >= 10 ? true : undefined));
  await millrace.kill9();
  const killedAt = performance.now();
  millrace = await start();
  for (const runId of runIds) await awaitCompleted(counting, runId);
  expect(performance.now() - killedAt).toBeLessThan(BACK_WITHIN_MS + 2 * SLOW_MS);

  const calls = await sink.listCalls();
  for (const runId of runIds) {
    const keys = calls.map(({ idempotencyKey }) => idempotencyKey).filter((key) => key.startsWith(runId));
    expect(new Set(keys).size).toBe(2);
    expect(keys.length).toBeLessThanOrEqual(3);
  }
});

test('told to leave, it answers the sends that it has taken and finishes the runs under way', async () => {
  const runId = await startCountedRun(millrace.url, counting, 100);
  const isCalled = async (): Promise<true | undefined> =>
    (await sink.listCalls()).some(({ path, idempotencyKey }) => path === FIRST_PATH && idempotencyKey.startsWith(runId))
      ? true
      : undefined;
  await waitUntil('the first request of the run', isCalled);
  const connectionString = (await findRunningPostgres(dataDir)) ?? '';
  const held = await holdReceivedEvents(connectionString);
  const sends = Array.from({ length: 20 }, (_, n) => openSend(millrace.url, counting, 101 + n));
  await Promise.all(sends.map(({ written }) => written));
  // What was written before this request is read before it.
  await counting.api.call(checkHealth);
  await waitUntil('the sends to reach the database', async () =>
    (await countWaiting(connectionString)) > 0 ? true : undefined,
  );

  process.kill(millrace.pid, 'SIGTERM');
  await waitUntil('the door to be closed', async () => ((await isOpen(millrace.url)) ? undefined : true));
  await held.release();
  expect(await Promise.all(sends.map(({ status }) => status))).toEqual(sends.map(() => 201));
  expect(await millrace.exited).toBe(0);

  millrace = await start();
  await awaitCompleted(counting, runId);
  const keys = (await sink.listCalls()).map(({ idempotencyKey }) => idempotencyKey);
  expect(keys.filter((key) => key.startsWith(runId))).toEqual([`${runId}:first`, `${runId}:second`]);
});

test('whatever holds it up, it is gone 30 s after it was told to leave', async () => {
  const connectionString = (await findRunningPostgres(dataDir)) ?? '';
  const held = await holdReceivedEvents(connectionString);
  const send = openSend(millrace.url, counting, 200);
  await send.written;
  await waitUntil('the send to reach the database', async () =>
    (await countWaiting(connectionString)) > 0 ? true : undefined,
  );
  const toldAt = performance.now();
  process.kill(millrace.pid, 'SIGTERM');
  expect(await millrace.exited).toBe(1);
  expect(performance.now() - toldAt).toBeLessThan(30_000);
  expect(millrace.readOutput()).toContain('Not everything ended in time');
  await held.release();
});

/** Whether anyone listens there; a request would be one more that waits. */
function isOpen(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const settle = (isConnected: boolean): void => {
      socket.destroy();
      resolve(isConnected);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
