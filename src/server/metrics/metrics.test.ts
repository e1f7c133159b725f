import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateWorkflow } from '#contract/workflows.ts';
import { makeStep } from '#testing/make-document.ts';
import { startSendingProject, type SendingProject } from '#testing/sending-project.ts';
import { startTestWorkers } from '#testing/test-workers.ts';
import type { Workers } from '../workers/start-workers.ts';
import { createMetrics } from './metrics.ts';
import { watchQueue } from './watch-queue.ts';

let project: SendingProject;
let workers: Workers | undefined;

beforeAll(async () => {
  project = await startSendingProject();
});
afterAll(async () => {
  await workers?.stop();
  await project.server.close();
});

/** The samples whose name begins so, by name and labels. */
async function read(prefix: string): Promise<Record<string, number>> {
  const response = await fetch(`${project.server.url}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const samples = (await response.text()).split('\n').filter((line) => line.startsWith(`millrace_${prefix}`));
  return Object.fromEntries(
    samples.map((line): [string, number] => {
      const [name = '', value] = line.split(' ');
      return [name.replace('millrace_', ''), Number(value)];
    }),
  );
}

test('events, deliveries, runs and steps are counted and measured as they come', async () => {
  const { builder, projectId, server } = project;
  const transform = { type: 'transform', config: { outputs: [{ id: 'a', key: 'one', value: [{ text: '1' }] }] } };
  const appEventId = await builder.createEvent('Counted');
  const { id: workflowId } = await builder.createWorkflow('Counts', appEventId, [makeStep('transform1', transform)]);
  await builder.publish(workflowId);
  await builder.client.call(updateWorkflow, { params: { projectId, workflowId }, body: { isOnByDefault: true } });
  const { id: quietId } = await builder.createWorkflow('Is off', appEventId);
  await builder.publish(quietId);

  await project.send('Counted', {});
  const batch = `/projects/${projectId}/sdk/events/batch`;
  await project.post(batch, '{"events":[{"name":"Counted","payload":{}},{"name":"Counted","payload":{}}]}');
  await project.send('Never heard of', {});

  expect(await read('events_accepted')).toEqual({ 'events_accepted_total{source="sent"}': 3 });
  expect(await read('send_requests_refused')).toEqual({
    'send_requests_refused_total{code="app_event_not_found"}': 1,
  });
  expect(await read('deliveries')).toEqual({
    'deliveries_total{verdict="started"}': 3,
    'deliveries_total{verdict="not_enabled"}': 3,
  });
  expect(await read('accept_duration_seconds_count')).toEqual({ accept_duration_seconds_count: 2 });

  expect(await read('queue_due_jobs')).toEqual({ queue_due_jobs: 3 });
  expect((await read('queue_oldest_due_seconds'))['queue_oldest_due_seconds']).toBeGreaterThan(0);
  expect(await read('database_up')).toEqual({ database_up: 1 });

  workers = await startTestWorkers(server);
  await expect.poll(() => read('runs_total')).toEqual({ 'runs_total{status="completed"}': 3 });
  expect(await read('step_runs_total')).toEqual({ 'step_runs_total{type="transform",outcome="completed"}': 3 });
  expect(await read('step_duration_seconds_count')).toEqual({ 'step_duration_seconds_count{type="transform"}': 3 });
  expect(await read('event_to_first_step_seconds_count')).toEqual({ event_to_first_step_seconds_count: 3 });
  await expect.poll(() => read('runs_under_way')).toEqual({ runs_under_way: 0 });
  await expect.poll(() => read('queue_due_jobs'), { timeout: 3_000 }).toEqual({ queue_due_jobs: 0 });
});

test('the pools of the process are told by name', async () => {
  const names = Object.keys(await read('pool_connections{'));
  expect(names).toEqual(expect.arrayContaining(['pool_connections{pool="main"}', 'pool_connections{pool="sending"}']));
});

test('no metric is labelled by project, workflow or user', async () => {
  const text = await (await fetch(`${project.server.url}/metrics`)).text();
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
  expect(text).toContain('process_resident_memory_bytes');
});

test('while the database is away the rest is told, and no old number of the queue', async () => {
  const metrics = createMetrics();
  const pool = new Pool({ host: '127.0.0.1', port: 1, connectionTimeoutMillis: 500 });
  watchQueue(metrics.registry, pool);
  const printed = await metrics.print();
  await pool.end();
  expect(printed).toMatch(/^millrace_database_up 0$/m);
  expect(printed).toMatch(/^millrace_runs_under_way 0$/m);
  expect(printed).not.toMatch(/^millrace_queue/m);
});
