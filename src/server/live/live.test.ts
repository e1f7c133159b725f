import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateAppEvent } from '#contract/app-events.ts';
import { streamLive, type LiveMessage } from '#contract/live.ts';
import { tellPresence } from '#contract/presence.ts';
import { createProject } from '#contract/session.ts';
import { listMembers, removeMember } from '#contract/settings.ts';
import { changeDraft, getWorkflow } from '#contract/workflows.ts';
import type { BrowserClient } from '#testing/browser-client.ts';
import { createBuilder, createSender, type Builder } from '#testing/product.ts';
import { inviteMember, signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let builder: Builder;
let appEventId: string;
let workflowId: string;

beforeAll(async () => {
  server = await startTestServer();
  const { owner, projectId } = await signUpOwner(server.url);
  builder = createBuilder(owner, projectId);
  appEventId = await builder.createEvent('Contact Created');
  workflowId = (await builder.createWorkflow('Live', appEventId)).id;
});
afterAll(() => server.close());

interface LiveStream {
  readonly response: Response;
  readonly messages: readonly LiveMessage[];
  /** When the server ends it. */
  readonly ended: Promise<void>;
  close(): void;
}

async function open(client: BrowserClient, projectId = builder.projectId): Promise<LiveStream> {
  const abort = new AbortController();
  const response = await fetch(server.url + streamLive.path.replace(':projectId', projectId), {
    headers: { cookie: client.cookieHeader() },
    signal: abort.signal,
  });
  const messages: LiveMessage[] = [];
  const read = async (): Promise<void> => {
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const events = (text + chunk).split('\n\n');
      text = events.pop() ?? '';
      // Checked by what the tests expect of them.
      for (const event of events)
        if (event.startsWith('data: ')) messages.push(JSON.parse(event.slice(6)) as LiveMessage);
    }
  };
  return { response, messages, ended: read().catch(() => undefined), close: () => abort.abort() };
}

test('the pages of a project hear of changes, and those of other projects do not', async () => {
  const { projectId, client } = builder;
  const other = await client.call(createProject, { body: { name: 'Elsewhere' } });
  const stream = await open(client);
  const elsewhere = await open(client, other.id);
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(stream.response.headers.get('x-content-type-options')).toBe('nosniff');

  const params = { projectId, workflowId };
  const { revision } = await client.call(getWorkflow, { params });
  const change = {
    changeId: randomUUID(),
    label: 'Edit',
    operations: [{ kind: 'set-description' as const, description: 'x' }],
  };
  await client.call(changeDraft, { params, body: { baseRevision: revision, changes: [change] } });
  await builder.publish(workflowId);
  await client.call(updateAppEvent, { params: { projectId, appEventId }, body: { description: 'x' } });
  await expect
    .poll(() => stream.messages)
    .toEqual(
      expect.arrayContaining([
        { kind: 'draft', workflowId, revision: revision + 1 },
        { kind: 'workflow', workflowId },
        { kind: 'app-event', appEventId },
        { kind: 'settings' },
      ]),
    );
  expect(elsewhere.messages).toEqual([]);
  stream.close();
  elsewhere.close();
});

test('the editors of a workflow hear who else has it open, and those of other projects do not', async () => {
  const { projectId, client } = builder;
  const alan = await inviteMember(server.url, client, projectId, 'viewer', 'Alan');
  const other = await client.call(createProject, { body: { name: 'Elsewhere' } });
  const stream = await open(client);
  const elsewhere = await open(client, other.id);
  const tabId = randomUUID();
  const say = (isLeaving: boolean) =>
    alan.call(tellPresence, {
      params: { projectId, workflowId },
      body: { tabId, selection: 'request1', isLeaving },
    });
  expect(await say(false)).toEqual([]);
  const here = { tabId, memberId: expect.any(String), memberName: 'Alan', selection: 'request1' };
  await expect.poll(() => stream.messages).toEqual([{ kind: 'presence', workflowId, people: [here] }]);
  // The answer is for those who come later.
  const mine = { tabId: randomUUID(), selection: null, isLeaving: false };
  expect(await client.call(tellPresence, { params: { projectId, workflowId }, body: mine })).toEqual([here]);
  await say(true);
  await expect.poll(() => stream.messages.at(-1)).toMatchObject({ kind: 'presence', people: [{ tabId: mine.tabId }] });
  expect(elsewhere.messages).toEqual([]);
  stream.close();
  elsewhere.close();
});

test('many events are one message at once and few afterwards', async () => {
  const sender = await createSender(server.url, builder.client, builder.projectId);
  const stream = await open(builder.client);
  const startedAt = Date.now();
  await Promise.all(Array.from({ length: 100 }, () => sender.send('ada', 'Contact Created', {})));
  const activity = () => stream.messages.filter(({ kind }) => kind === 'activity').length;
  await expect.poll(activity).toBeGreaterThan(0);
  const halfSeconds = Math.ceil((Date.now() - startedAt) / 500);
  expect(activity()).toBeLessThanOrEqual(halfSeconds + 1);
  stream.close();
});

test('a page that may have missed messages begins anew after PostgreSQL closed the connection', async () => {
  const stream = await open(builder.client);
  await server.deps.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and pid <> pg_backend_pid()`,
  );
  await stream.ended;
  const next = await open(builder.client);
  await builder.edit(workflowId, [{ kind: 'set-description', description: 'after the restart' }]);
  await expect.poll(() => next.messages.map(({ kind }) => kind)).toContain('draft');
  next.close();
});

test('a member who was removed hears nothing more within ten seconds', async () => {
  const { client, projectId } = builder;
  const grace = await inviteMember(server.url, client, projectId, 'viewer', 'Grace');
  const stream = await open(grace);
  expect(stream.response.status).toBe(200);
  const members = await client.call(listMembers, { params: { projectId } });
  const memberId = members.find(({ name }) => name === 'Grace')?.id ?? '';
  await client.call(removeMember, { params: { projectId, memberId } });
  const startedAt = Date.now();
  await stream.ended;
  expect(Date.now() - startedAt).toBeLessThan(10_000);
  expect((await open(grace)).response.status).toBe(404);
});

test('the streams end when the server leaves', async () => {
  const leaving = await startTestServer();
  const { owner, projectId } = await signUpOwner(leaving.url);
  const response = await fetch(leaving.url + streamLive.path.replace(':projectId', projectId), {
    headers: { cookie: owner.cookieHeader() },
  });
  const text = response.text();
  await leaving.close();
  expect(await text).toContain('retry:');
});
