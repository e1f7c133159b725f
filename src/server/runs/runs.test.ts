import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cancelRun, getRun, listReceivedEvents, listRefusedSends, listRuns } from '#contract/runs.ts';
import { removeWorkflow } from '#contract/workflows.ts';
import type { QueryOf } from '#contract/route.ts';
import { uuidV7Time } from '#core/base/uuid-v7.ts';
import { commitRuns } from '#storage/runs/commit-runs.ts';
import { loadRuns } from '#storage/runs/load-runs.ts';
import type { ProjectId, RunId } from '#core/base/brand.ts';
import { createBuilder, createSender, type Builder, type SenderClient } from '#testing/product.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

interface Sent {
  readonly eventId: string;
  readonly runs: readonly { readonly workflowId: string; readonly runId: string }[];
}

let server: TestServer;
let builder: Builder;
let sender: SenderClient;
let projectId: string;
let first: string;
let second: string;
let deals: string;

beforeAll(async () => {
  server = await startTestServer();
  const { owner, projectId: created } = await signUpOwner(server.url);
  projectId = created;
  builder = createBuilder(owner, projectId);
  sender = await createSender(server.url, owner, projectId);
  const contacts = await builder.createEvent('Contact Created');
  deals = await builder.createEvent('Deal won');
  first = await listening('First', contacts);
  second = await listening('Second', contacts);
  await listening('Third', deals);
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.deps.pool.query('truncate runs, received_events, deliveries, step_runs, failed_runs');
});

async function listening(name: string, appEventId: string): Promise<string> {
  const { id } = await builder.createWorkflow(name, appEventId);
  await builder.publish(id);
  for (const user of ['ada', 'bob']) await sender.request('POST', `/workflows/${id}`, user);
  return id;
}

async function send(userId: string, name = 'Contact Created'): Promise<Sent> {
  const { status, body } = await sender.send(userId, name, { email: 'a@b.co' });
  expect(status).toBe(201);
  // The contract of sending.
  return body as Sent;
}

const runOf = (sent: Sent, workflowId: string): string =>
  sent.runs.find((run) => run.workflowId === workflowId)?.runId ?? 'none';
const list = (query: QueryOf<typeof listRuns> = {}) => builder.client.call(listRuns, { params: { projectId }, query });
const idsOf = async (query: QueryOf<typeof listRuns>): Promise<string[]> =>
  (await list(query)).items.map(({ id }) => id);

/** Ends a run as a worker does. */
async function finish(runId: string, status: 'completed' | 'failed' | 'running'): Promise<string | undefined> {
  const error = { code: 'http_error', message: 'No.', stepId: 'request1' };
  const finishedAt = status === 'running' ? null : 2_000;
  const [answer] = await commitRuns(server.deps.pool, [
    {
      // The ids of the database.
      runId: runId as RunId,
      projectId: projectId as ProjectId,
      token: 1,
      status,
      stepRuns: [],
      startedAt: 1_000,
      finishedAt,
      error: status === 'failed' ? error : null,
      wakeAt: null,
    },
  ]);
  return answer;
}

test('runs are listed newest first, page by page, each once', async () => {
  const sent: string[] = [];
  for (let index = 0; index < 7; index += 1) sent.push(...(await send('ada')).runs.map(({ runId }) => runId));
  const listed: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({
      limit: 4,
      ...(typeof cursor === 'string' ? { cursor } : {}),
    });
    expect(page.items.length).toBeLessThanOrEqual(4);
    listed.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(listed).toEqual(sent.toSorted().toReversed());
  const [newest] = (await list({ limit: 1 })).items;
  expect(newest).toMatchObject({
    status: 'queued',
    versionNumber: 1,
    userId: 'ada',
    eventName: 'Contact Created',
    triggerType: 'app-event',
    error: null,
  });
});

test('filters by status, workflow, user, event and time can be combined', async () => {
  const ada = await send('ada');
  const bob = await send('bob');
  const deal = await send('ada', 'Deal won');
  await finish(runOf(ada, first), 'failed');
  await finish(runOf(bob, first), 'failed');
  await finish(runOf(ada, second), 'completed');

  expect(await idsOf({ status: 'failed' })).toEqual([runOf(bob, first), runOf(ada, first)]);
  expect(await idsOf({ status: 'failed', user: 'ada' })).toEqual([runOf(ada, first)]);
  expect(await idsOf({ status: 'failed', workflowId: second })).toEqual([]);
  expect(await idsOf({ status: 'completed' })).toEqual([runOf(ada, second)]);
  expect(await idsOf({ status: 'queued', workflowId: second })).toEqual([runOf(bob, second)]);
  expect((await idsOf({ user: 'ada' })).toSorted()).toEqual(
    [...ada.runs, ...deal.runs].map(({ runId }) => runId).toSorted(),
  );
  expect(await idsOf({ user: 'ada', workflowId: first })).toEqual([runOf(ada, first)]);
  expect((await idsOf({ eventId: bob.eventId })).toSorted()).toEqual(bob.runs.map(({ runId }) => runId).toSorted());
  expect(await idsOf({ eventId: bob.eventId, status: 'failed' })).toEqual([runOf(bob, first)]);
  expect(await idsOf({ user: 'nobody' })).toEqual([]);

  const time = (id: string, offset = 0) => new Date(uuidV7Time(id) + offset).toISOString();
  const last = deal.runs[0]?.runId ?? '';
  expect(await idsOf({ from: time(last), to: time(last) })).toContain(last);
  expect(await idsOf({ from: time(last, 1) })).toEqual([]);
  expect(await idsOf({ to: time(runOf(ada, first), -1_000) })).toEqual([]);
});

test('a rare status far down is found by following the pages', async () => {
  const sent = await send('ada');
  await finish(runOf(sent, first), 'completed');
  await server.deps.pool.query(
    `insert into runs (id, project_id, workflow_id, version_id, end_user_id)
     select uuidv7(), project_id, workflow_id, version_id, end_user_id
     from runs, generate_series(1, 20500) where id = $1`,
    [runOf(sent, first)],
  );
  const page = await list({ status: 'completed' });
  expect(page.items).toEqual([]);
  expect(page.nextCursor).not.toBeNull();
  expect(await idsOf({ status: 'completed', cursor: page.nextCursor ?? '' })).toEqual([runOf(sent, first)]);
});

test('one run has its version, its payload, and its failure', async () => {
  const runId = runOf(await send('ada'), first);
  await finish(runId, 'failed');
  const run = await builder.client.call(getRun, { params: { projectId, runId } });
  expect(run).toMatchObject({
    id: runId,
    status: 'failed',
    workflowName: 'First',
    payload: '{"email":"a@b.co"}',
    wakeAt: null,
    stepRuns: [],
    error: { code: 'http_error', message: 'No.', stepId: 'request1' },
    document: { name: 'First', steps: [{ id: 'request1', type: 'request' }] },
  });
});

test('a cancelled run stays cancelled, whatever its worker reports later', async () => {
  const sent = await send('ada');
  const runId = runOf(sent, first);
  const cancelled = await builder.client.call(cancelRun, { params: { projectId, runId } });
  expect(cancelled).toMatchObject({ id: runId, status: 'cancelled', finishedAt: expect.any(String) });
  expect(await finish(runId, 'completed')).toBe('cancelled');
  expect((await builder.client.call(getRun, { params: { projectId, runId } })).status).toBe('cancelled');
  const [loaded] = await loadRuns(server.deps.pool, [{ runId: runId as RunId, token: 1, isTakeover: false }]);
  expect(loaded?.status).toBe('cancelled');
  const again = await builder.client.refused(cancelRun, { params: { projectId, runId } });
  expect(again).toMatchObject({ status: 409, code: 'run_finished', details: { status: 'cancelled' } });
});

test('a run that is running can be cancelled, one that has ended cannot', async () => {
  const sent = await send('ada');
  await finish(runOf(sent, first), 'running');
  const params = { projectId, runId: runOf(sent, first) };
  expect(await builder.client.call(cancelRun, { params })).toMatchObject({ status: 'cancelled' });
  await finish(runOf(sent, second), 'completed');
  const ended = { projectId, runId: runOf(sent, second) };
  expect(await builder.client.refused(cancelRun, { params: ended })).toMatchObject({
    status: 409,
    code: 'run_finished',
  });
});

test('received events are listed newest first, by App Event and user, with what they started', async () => {
  const ada = await send('ada');
  const bob = await send('bob');
  const deal = await send('ada', 'Deal won');
  const events = async (query: QueryOf<typeof listReceivedEvents>) =>
    (await builder.client.call(listReceivedEvents, { params: { projectId }, query })).items;
  expect((await events({})).map(({ id }) => id)).toEqual([deal.eventId, bob.eventId, ada.eventId]);
  expect(await events({ user: 'ada', appEventId: deals })).toMatchObject([
    {
      id: deal.eventId,
      sentName: 'Deal won',
      appEventName: 'Deal won',
      userId: 'ada',
      startedCount: 1,
      deliveryCount: 1,
    },
  ]);
  expect((await events({ user: 'bob' })).map(({ startedCount }) => startedCount)).toEqual([2]);
  expect((await events({ appEventId: deals })).map(({ id }) => id)).toEqual([deal.eventId]);
  const page = await builder.client.call(listReceivedEvents, { params: { projectId }, query: { limit: 2 } });
  expect(page.nextCursor).toBe(bob.eventId);
});

test('a refused send is listed with its reason and without its payload', async () => {
  await sender.send('ada', 'Contact Craeted', { secret: 'x' });
  const refused = () => builder.client.call(listRefusedSends, { params: { projectId } });
  await expect.poll(async () => (await refused()).length).toBe(1);
  expect(await refused()).toMatchObject([{ code: 'app_event_not_found', name: 'Contact Craeted', userId: 'ada' }]);
});

test('the runs of a deleted workflow stay readable', async () => {
  const doomed = await listening('Doomed', deals);
  const runId = runOf(await send('bob', 'Deal won'), doomed);
  await builder.client.call(removeWorkflow, {
    params: { projectId, workflowId: doomed },
    query: { confirmName: 'Doomed' },
  });
  expect(await idsOf({ workflowId: doomed })).toEqual([runId]);
  expect(await builder.client.call(getRun, { params: { projectId, runId } })).toMatchObject({ workflowName: 'Doomed' });
});
