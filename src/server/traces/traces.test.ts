import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateWorkflow } from '#contract/workflows.ts';
import { requestStep } from '#testing/product.ts';
import { startScriptedServer, type ScriptedServer } from '#testing/scripted-server.ts';
import { startSendingProject, type SendingProject } from '#testing/sending-project.ts';
import { startTestWorkers } from '#testing/test-workers.ts';
import { startCollector, type Collector, type CollectedSpan } from '#testing/otlp-collector.ts';

let upstream: ScriptedServer;
let collector: Collector;
let project: SendingProject;

beforeAll(async () => {
  upstream = await startScriptedServer();
  collector = await startCollector();
  project = await startSendingProject({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    ALLOWED_PRIVATE_HOSTS: '127.0.0.1',
  });
});
afterAll(async () => {
  await project.server.close();
  await collector.stop();
  await upstream.close();
});

const SENDER = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

test('an event, the run that it starts, its step and the request of that are one trace, flushed at the stop', async () => {
  const { builder, projectId, server } = project;
  const appEventId = await builder.createEvent('Traced');
  const step = requestStep('request1', upstream.url('/secret-path?key=hidden'));
  const { id: workflowId } = await builder.createWorkflow('Is traced', appEventId, [step]);
  await builder.publish(workflowId);
  await builder.client.call(updateWorkflow, { params: { projectId, workflowId }, body: { isOnByDefault: true } });
  const workers = await startTestWorkers(server);
  const traceparent = `00-${SENDER.traceId}-${SENDER.spanId}-01`;
  const { body } = await project.send('Traced', {}, { traceparent });
  const eventId = String(body['eventId']);
  const [{ runId } = { runId: '' }] = body['runs'] as { runId: string }[];
  const countCompleted = async () =>
    (await server.deps.pool.query(`select from runs where id = $1 and status = 'completed'`, [runId])).rowCount;
  await expect.poll(countCompleted, { timeout: 10_000 }).toBe(1);
  await workers.stop();
  await server.watch.traces?.stop();

  const traceId = eventId.replaceAll('-', '');
  const spans = collector.spans().filter((span) => span.traceId === traceId);
  const [accept, run, stepSpan, request] = ['accept event', 'run', 'step request', 'GET'].map((name) => {
    const found = spans.filter((span) => span.name === name);
    expect(found, name).toHaveLength(1);
    return found[0] as CollectedSpan;
  }) as [CollectedSpan, CollectedSpan, CollectedSpan, CollectedSpan];
  expect([accept.parentSpanId, run.parentSpanId, stepSpan.parentSpanId, request.parentSpanId]).toEqual([
    '',
    accept.spanId,
    run.spanId,
    stepSpan.spanId,
  ]);
  expect(accept.links).toEqual([SENDER]);
  expect(accept.attributes).toMatchObject({ 'millrace.event.id': eventId, 'millrace.project.id': projectId });
  expect(run.attributes).toMatchObject({
    'millrace.run.id': runId,
    'millrace.event.id': eventId,
    'millrace.workflow.id': workflowId,
    'millrace.run.status': 'completed',
  });
  expect(stepSpan.attributes).toMatchObject({ 'millrace.step.id': 'request1', 'millrace.step.outcome': 'completed' });
  expect(request.attributes).toMatchObject({ 'server.address': '127.0.0.1', 'http.response.status_code': 200 });
  expect(collector.text()).not.toMatch(/secret-path|hidden/);
  expect(collector.serviceNames()).toEqual(['millrace']);
});
