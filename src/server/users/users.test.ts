import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUser, getUser, listUsers, setUserWorkflow } from '#contract/users.ts';
import { updateWorkflow } from '#contract/workflows.ts';
import { createBuilder, createSender, createTokenSender, type Builder, type SenderClient } from '#testing/product.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let builder: Builder;
let sender: SenderClient;
let ofUser: SenderClient;
let projectId: string;
let appEventId: string;

beforeAll(async () => {
  server = await startTestServer();
  const { owner, projectId: created } = await signUpOwner(server.url);
  projectId = created;
  builder = createBuilder(owner, projectId);
  sender = await createSender(server.url, owner, projectId);
  ofUser = await createTokenSender(server.url, owner, projectId);
  appEventId = await builder.createEvent('Contact Created');
});
afterAll(() => server.close());

const create = (userId: string) => builder.client.call(createUser, { params: { projectId }, body: { userId } });

test('users are found by the beginning of their id, whatever characters it has, page by page', async () => {
  for (const userId of ['find_a', 'find_b', 'findXa', 'find%', 'Find_c', 'find_ü', 'find\\d']) await create(userId);
  const search = async (text: string, limit = 2) => {
    const found: string[] = [];
    let cursor: string | null | undefined;
    do {
      const query = { search: text, limit, ...(typeof cursor === 'string' ? { cursor } : {}) };
      const page: { items: { userId: string }[]; nextCursor: string | null } = await builder.client.call(listUsers, {
        params: { projectId },
        query,
      });
      found.push(...page.items.map(({ userId }) => userId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return found;
  };
  expect(await search('find_')).toEqual(['find_a', 'find_b', 'find_ü']);
  expect(await search('find%')).toEqual(['find%']);
  expect(await search('find\\')).toEqual(['find\\d']);
  expect(await search('nobody')).toEqual([]);
});

test('users are listed with the newest first, their switched-on workflows, and their last event', async () => {
  const { id: workflowId } = await builder.createWorkflow('Counted', appEventId);
  await create('older');
  await sender.request('POST', `/workflows/${workflowId}`, 'newer');
  await sender.send('newer', 'Contact Created', {});
  const { items, nextCursor } = await builder.client.call(listUsers, { params: { projectId }, query: { limit: 2 } });
  expect(items).toMatchObject([
    { userId: 'newer', enabledCount: 1, lastEventAt: expect.any(String) },
    { userId: 'older', enabledCount: 0, lastEventAt: null },
  ]);
  expect(nextCursor).toBe(items[1]?.id);
});

test('creating a user twice is one user; one whom nobody knows is 404', async () => {
  const first = await create('twice / ?#');
  expect(await create('twice / ?#')).toEqual(first);
  expect(await builder.client.call(getUser, { params: { projectId, userId: 'twice / ?#' } })).toEqual(first);
  const params = { projectId, userId: 'nobody' };
  expect(await builder.client.refused(getUser, { params })).toMatchObject({ status: 404, code: 'not_found' });
});

test('a member switches a workflow for one user, and the last word counts', async () => {
  const { id: workflowId } = await builder.createWorkflow('Switched', appEventId);
  await create('ada');
  const set = (isEnabled: boolean) =>
    builder.client.call(setUserWorkflow, { params: { projectId, userId: 'ada', workflowId }, body: { isEnabled } });
  const on = await set(true);
  expect(on).toMatchObject({ workflowId, workflowName: 'Switched', isEnabled: true, isPublished: false });
  const same = await set(true);
  expect(same).toEqual(on);
  expect(await set(false)).toMatchObject({ isEnabled: false, installationId: on.installationId });
  const user = await builder.client.call(getUser, { params: { projectId, userId: 'ada' } });
  expect(user.workflows.find((one) => one.workflowId === workflowId)).toMatchObject({ isEnabled: false });
});

test('a User Token sees and switches only workflows for end users; a server key all', async () => {
  const hidden = (await builder.createWorkflow('Hidden', appEventId)).id;
  const open = (await builder.createWorkflow('Open', appEventId)).id;
  const params = { projectId, workflowId: open };
  await builder.client.call(updateWorkflow, { params, body: { isForEndUsers: true } });

  expect(await ofUser.request('GET', '/me', 'eve')).toEqual({
    status: 200,
    body: {
      userId: 'eve',
      meta: {},
      integrations: {},
      workflows: [{ workflowId: open, name: 'Open', isEnabled: false, installationId: null }],
    },
  });
  for (const method of ['POST', 'DELETE']) {
    expect(await ofUser.request(method, `/workflows/${hidden}`, 'eve')).toMatchObject({
      status: 404,
      body: { code: 'workflow_not_found' },
    });
  }
  expect(await ofUser.request('POST', `/workflows/${open}`, 'eve')).toEqual({
    status: 200,
    body: { installationId: expect.any(String), isEnabled: true },
  });
  expect(await ofUser.request('DELETE', `/workflows/${open}`, 'eve')).toEqual({ status: 200, body: {} });
  expect(await sender.request('POST', `/workflows/${hidden}`, 'eve')).toMatchObject({ status: 200 });
  expect(await sender.request('GET', '/me', 'eve')).toMatchObject({
    body: {
      workflows: expect.arrayContaining([
        { workflowId: hidden, name: 'Hidden', isEnabled: true, installationId: expect.any(String) },
        { workflowId: open, name: 'Open', isEnabled: false, installationId: expect.any(String) },
      ]),
    },
  });
});
