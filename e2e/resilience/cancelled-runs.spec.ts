import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { listAppEvents } from '#contract/app-events.ts';
import { cancelRun, getRun } from '#contract/runs.ts';
import type { Config, Step } from '#core/workflow/document.ts';
import { makeStep } from '#testing/make-document.ts';
import { createWorkflowOn } from '../fixtures/create-workflow-on.ts';
import { jsonRequest } from '../fixtures/steps.ts';
import { startMillrace, type Millrace } from '../fixtures/start-millrace.ts';
import { fromStep, fromTrigger, literal, template } from '../fixtures/templates.ts';
import { waitUntil } from '../fixtures/wait-until.ts';
import { startUpstream } from '../upstream/start-upstream.ts';
import { sendCounted } from './ground/send-counted.ts';
import { setUpCounting, type Counting } from './ground/set-up-counting.ts';
import { startSink, type Sink } from './ground/start-sink.ts';

const ITEMS = 200;
const WIDTH = 5;
const SINK_LATENCY_MS = 100;
/** Long enough for a run that was not stopped to call on. */
const SILENCE_MS = 1500;

let millrace: Millrace;
let sink: Sink;
test.beforeAll(async () => {
  millrace = await startMillrace({ env: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
  sink = await startSink(SINK_LATENCY_MS);
});
test.afterAll(async () => {
  await millrace.stop();
  await sink.stop();
});

test('a run is cancelled while it waits, retries or is fanned out, and calls nobody afterwards', async () => {
  const failing = await startUpstream(() => ({ status: 503, body: {} }));
  const after = callOf('after', `${sink.url}/after`);
  const counting = await setUpCounting(millrace.url, [...fannedOut(), after]);
  await addWorkflow(counting, 'Waits', [wait(), after]);
  await addWorkflow(counting, 'Retries', [callOf('tries', failing.url), after]);
  const { runIds } = await sendCounted(millrace.url, counting, 1);
  expect(runIds).toHaveLength(3);
  const { api, projectId } = counting;
  const read = (runId: string) => api.call(getRun, { params: { projectId, runId } });
  const states = { 'Count it': 'running', Waits: 'waiting', Retries: 'waiting' } as const;
  await waitUntil('some calls', async () => ((await sink.listCalls()).length >= WIDTH ? true : undefined));
  for (const runId of runIds) {
    const { workflowName } = await read(runId);
    const status = Object.entries(states).find(([name]) => name === workflowName)?.[1];
    await waitUntil(`the run of ${workflowName} to be ${status}`, async () =>
      (await read(runId)).status === status ? true : undefined,
    );
    await api.call(cancelRun, { params: { projectId, runId } });
  }
  const atCancel = (await sink.listCalls()).length;
  await pause(SILENCE_MS);
  for (const runId of runIds) expect((await read(runId)).status).toBe('cancelled');
  const calls = await sink.listCalls();
  // What was under way is not called back; nothing new begins.
  expect(calls.length - atCancel).toBeLessThanOrEqual(WIDTH);
  expect(calls.length).toBeLessThan(ITEMS);
  expect(calls.filter(({ path }) => path === '/after')).toEqual([]);
  await failing.close();
});

function callOf(id: string, url: string): Step {
  return jsonRequest(id, id, { url: literal(url), body: template`{ "n": ${fromTrigger('n')} }` });
}

function wait(): Step {
  const config = toConfig({ mode: 'for', amount: literal('1'), unit: 'hours' });
  return makeStep('wait1', { type: 'delay', name: 'Wait', config });
}

function fannedOut(): Step[] {
  const code = `return { items: Array.from({ length: ${ITEMS} }, (_, n) => n) };`;
  return [
    makeStep('list1', { type: 'function', name: 'List', config: { code } }),
    makeStep('fan01', {
      type: 'fan-out',
      name: 'Each',
      config: toConfig({ items: template`${fromStep('list1', 'items')}`, width: WIDTH }),
      branches: [{ id: 'each', steps: [callOf('each1', `${sink.url}/each`)] }],
    }),
  ];
}

async function addWorkflow({ api, projectId }: Counting, name: string, steps: readonly Step[]): Promise<void> {
  const [appEvent] = await api.call(listAppEvents, { params: { projectId } });
  if (appEvent === undefined) throw new Error('There is an App Event.');
  await createWorkflowOn(api, { projectId, name, appEventId: appEvent.id, steps });
}

function toConfig(config: object): Config {
  // What the types of the fields allow is JSON.
  return JSON.parse(JSON.stringify(config)) as Config;
}
