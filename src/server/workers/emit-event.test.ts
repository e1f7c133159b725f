import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateWorkflow } from '#contract/workflows.ts';
import { makeStep } from '#testing/make-document.ts';
import { startSendingProject, type SendingProject } from '#testing/sending-project.ts';
import { startTestWorkers } from '#testing/test-workers.ts';
import { emitEvent } from '#storage/ingest/emit-event.ts';
import { createIntake } from '#storage/ingest/intake.ts';
import type { Workers } from './start-workers.ts';

let project: SendingProject;
let workers: Workers;

beforeAll(async () => {
  project = await startSendingProject();
  workers = await startTestWorkers(project.server);
});
afterAll(async () => {
  await workers.stop();
  await project.server.close();
});

/** A workflow on one event that emits another, on for everybody. */
async function createEmitter(name: string, on: string, emits: string): Promise<string> {
  const { builder, projectId } = project;
  const emit = makeStep('emit1', {
    type: 'emit-event',
    config: { appEventId: emits, payload: [{ text: '{ "from": "' }, { text: name }, { text: '" }' }] },
  });
  const { id: workflowId } = await builder.createWorkflow(name, on, [emit]);
  await builder.publish(workflowId);
  await builder.client.call(updateWorkflow, { params: { projectId, workflowId }, body: { isOnByDefault: true } });
  return workflowId;
}
const countRuns = async (workflowId: string, status: string): Promise<number> => {
  const { rows } = await project.server.deps.pool.query<{ count: number }>(
    'select count(*)::int as count from runs where workflow_id = $1 and status = $2',
    [workflowId, status],
  );
  return rows[0]?.count ?? 0;
};

test('an emitted event starts the workflows that listen, for the same user', async () => {
  const { builder, server } = project;
  const [first, second] = [await builder.createEvent('First'), await builder.createEvent('Second')];
  const unused = await builder.createEvent('Unused');
  await createEmitter('Emits', first, second);
  const listening = await createEmitter('Listens', second, unused);
  await project.send('First', {});
  await expect.poll(() => countRuns(listening, 'completed'), { timeout: 10_000 }).toBe(1);
  const { rows } = await server.deps.pool.query(
    `select e.sent_name, e.payload, u.external_id, d.depth from received_events e
     join emitted_events d on d.event_id = e.id join end_users u on u.id = e.end_user_id where e.app_event_id = $1`,
    [second],
  );
  expect(rows).toEqual([{ sent_name: 'Second', payload: '{ "from": "Emits" }', external_id: 'user-1', depth: 1 }]);
});

test('two workflows that start each other end at the tenth event', async () => {
  const { builder } = project;
  const [ping, pong] = [await builder.createEvent('Ping'), await builder.createEvent('Pong')];
  const [one, other] = [await createEmitter('One', ping, pong), await createEmitter('Other', pong, ping)];
  await project.send('Ping', {});
  await expect.poll(() => countRuns(one, 'failed'), { timeout: 15_000 }).toBe(1);
  expect([await countRuns(one, 'completed'), await countRuns(other, 'completed')]).toEqual([5, 5]);
  const { rows } = await project.server.deps.pool.query(
    'select error from runs where workflow_id = $1 and status = $2',
    [one, 'failed'],
  );
  expect(rows).toMatchObject([{ error: { code: 'events_too_deep' } }]);
});

test('the same step of the same run emits once', async () => {
  const { builder, server } = project;
  const eventId = await builder.createEvent('Once only');
  const { body } = await project.send('Contact Created', { email: 'a@b.co', plan: 'pro' });
  const [run] = body['runs'] as { runId: string }[];
  const emit = () =>
    emitEvent(server.deps.pool, createIntake(server.deps.pool), server.deps.createId, {
      runId: run?.runId ?? '',
      idempotencyKey: `${run?.runId}:emit1`,
      appEventId: eventId,
      payload: '{}',
    });
  const emissions = await Promise.all([emit(), emit(), emit()]);
  expect(new Set(emissions.map((one) => (one.kind === 'sent' ? one.eventId : one.kind))).size).toBe(1);
});
