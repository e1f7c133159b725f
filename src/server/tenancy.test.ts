import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as appEvents from '#contract/app-events.ts';
import * as presence from '#contract/presence.ts';
import * as runs from '#contract/runs.ts';
import { createProject } from '#contract/session.ts';
import * as snapshots from '#contract/snapshots.ts';
import * as users from '#contract/users.ts';
import * as workflows from '#contract/workflows.ts';
import type { Route } from '#contract/route.ts';
import { createBuilder, createSender, createTokenSender, type Builder } from '#testing/product.ts';
import { inviteMember, signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let builder: Builder;
/** Owner of a project of their own, and of nothing here. */
let stranger: Builder;
/** What the stranger tries, by the names of the path's parameters. */
let foreign: Record<string, string>;

beforeAll(async () => {
  server = await startTestServer();
  const { owner, projectId } = await signUpOwner(server.url);
  builder = createBuilder(owner, projectId);
  const sender = await createSender(server.url, owner, projectId);
  const appEventId = await builder.createEvent('Contact Created');
  const { id: workflowId } = await builder.createWorkflow('Private', appEventId);
  const version = await builder.publish(workflowId);
  const snapshot = await owner.call(snapshots.createSnapshot, {
    params: { projectId, workflowId },
    body: { name: 'Kept' },
  });
  await sender.request('POST', `/workflows/${workflowId}`, 'ada');
  const { body } = await sender.send('ada', 'Contact Created', {});
  // The contract of sending.
  const { eventId, runs: started } = body as { eventId: string; runs: { runId: string }[] };
  foreign = {
    appEventId,
    workflowId,
    versionId: version.id,
    snapshotId: snapshot.id,
    eventId,
    runId: started[0]?.runId ?? '',
    userId: 'ada',
    stepId: 'request1',
    name: 'Contact Created',
  };
  const client = await inviteMember(server.url, owner, projectId, 'viewer', 'Mallory');
  const { id } = await client.call(createProject, { body: { name: 'Elsewhere' } });
  stranger = createBuilder(client, id);
  await stranger.createEvent('Contact Created');
});
afterAll(() => server.close());

const BODIES: Readonly<Record<string, unknown>> = {
  sendTestEvent: { userId: 'ada', payload: '{}' },
  updateAppEvent: { name: 'Mine now' },
  updateWorkflow: { isOnByDefault: true },
  changeDraft: {
    baseRevision: 0,
    changes: [{ changeId: randomUUID(), label: 'x', operations: [{ kind: 'set-name', name: 'Mine now' }] }],
  },
  publishWorkflow: { revision: 3 },
  tellPresence: { tabId: randomUUID(), selection: null, isLeaving: false },
  testStep: { stepId: 'request1', payload: '{}' },
  testWorkflow: { payload: '{}' },
  setUserWorkflow: { isEnabled: false },
  setUserMetadata: { metadata: { plan: 'mine now' } },
  updateVersion: { note: 'Mine now' },
  createSnapshot: { name: 'Mine now' },
  renameSnapshot: { name: 'Mine now' },
};
const QUERIES: Readonly<Record<string, string>> = {
  removeWorkflow: '?confirmName=Private',
  listDraftChanges: '?after=0',
  getItemRun: '?instance=0',
};

const isRoute = (value: unknown): value is Route => typeof value === 'object' && value !== null && 'policy' in value;
const contract: Readonly<Record<string, unknown>> = {
  ...appEvents,
  ...presence,
  ...runs,
  ...snapshots,
  ...users,
  ...workflows,
};
const routesWithIds = Object.entries(contract).filter(
  (entry): entry is [string, Route] => isRoute(entry[1]) && /:projectId\/.*:/.test(entry[1].path),
);

function pathOf(name: string, { path }: Route, values: Readonly<Record<string, string>>): string {
  const filled = path.replace(/:(\w+)/g, (_match, parameter: string) =>
    encodeURIComponent(parameter === 'projectId' ? stranger.projectId : (values[parameter] ?? '')),
  );
  return filled + (QUERIES[name] ?? '');
}

test.each(routesWithIds)(
  '%s answers a foreign id, an unknown one and a malformed one with the same 404',
  async (name, route) => {
    const known = Object.keys(foreign);
    const unknown = Object.fromEntries(known.map((key) => [key, randomUUID()]));
    const malformed = Object.fromEntries(known.map((key) => [key, 'x']));
    const answers: unknown[] = [];
    for (const values of [foreign, unknown, malformed]) {
      const { status, body } = await stranger.client.send(route.method, pathOf(name, route, values), BODIES[name]);
      // Every refusal has this shape.
      answers.push({ status, body: { ...(body as object), requestId: '' } });
    }
    expect(answers[0]).toMatchObject({ status: 404 });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  },
);

test('nothing of it was changed', async () => {
  const { workflowId = '', appEventId = '', runId = '' } = foreign;
  const { client, projectId } = builder;
  expect(await client.call(workflows.getWorkflow, { params: { projectId, workflowId } })).toMatchObject({
    name: 'Private',
    isOnByDefault: false,
    publishedVersion: { number: 1 },
  });
  expect(await client.call(appEvents.getAppEvent, { params: { projectId, appEventId } })).toMatchObject({
    name: 'Contact Created',
    aliases: [],
  });
  expect(await client.call(runs.getRun, { params: { projectId, runId } })).toMatchObject({ status: 'queued' });
  expect(await client.call(users.getUser, { params: { projectId, userId: 'ada' } })).toMatchObject({ metadata: {} });
});

test('foreign ids in filters and bodies lead to nothing', async () => {
  const { workflowId = '', appEventId = '', eventId = '' } = foreign;
  const { client, projectId } = stranger;
  const params = { projectId };
  for (const query of [
    { workflowId },
    { eventId },
    { user: 'ada' },
    { workflowId, status: 'queued' as const },
    { workflowId, status: 'failed' as const },
  ]) {
    expect(await client.call(runs.listRuns, { params, query })).toEqual({ items: [], nextCursor: null });
  }
  for (const query of [{ appEventId }, { user: 'ada' }]) {
    expect(await client.call(runs.listReceivedEvents, { params, query })).toEqual({ items: [], nextCursor: null });
  }
  const copy = await client.refused(workflows.createWorkflow, { params, body: { name: 'Copy', copyOf: workflowId } });
  expect(copy).toMatchObject({ status: 404, code: 'workflow_not_found' });

  const listener = await stranger.createWorkflow('Listens elsewhere', appEventId);
  const ofListener = { projectId, workflowId: listener.id };
  const problems = await client.call(workflows.listProblems, { params: ofListener });
  expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([
    { stepId: null, field: 'appEventId' },
  ]);
  const usages = await builder.client.call(appEvents.listAppEventUsages, {
    params: { projectId: builder.projectId, appEventId },
  });
  expect(usages.map(({ workflowName }) => workflowName)).toEqual(['Private']);
});

test('keys and tokens of one project open nothing in another', async () => {
  const { workflowId = '' } = foreign;
  for (const create of [createSender, createTokenSender]) {
    const own = await create(server.url, stranger.client, stranger.projectId);
    for (const method of ['POST', 'DELETE']) {
      expect(await own.request(method, `/workflows/${workflowId}`, 'ada')).toMatchObject({
        status: 404,
        body: { code: 'workflow_not_found' },
      });
    }
  }
});
