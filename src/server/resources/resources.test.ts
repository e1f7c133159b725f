import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createResource,
  getResourceAddress,
  listResources,
  removeResource,
  rotateResourceAddress,
  updateResource,
} from '#contract/resources.ts';
import type { BodyOf } from '#contract/route.ts';
import { getReceivedEvent, getRun, listReceivedEvents, listRefusedSends, listRuns } from '#contract/runs.ts';
import { createSecret, removeSecret } from '#contract/settings.ts';
import { testStep, updateWorkflow } from '#contract/workflows.ts';
import type { Config } from '#core/workflow/document.ts';
import { makeStep } from '#testing/make-document.ts';
import { startSendingProject, type SendingProject } from '#testing/sending-project.ts';
import { startTestWorkers } from '#testing/test-workers.ts';
import type { Workers } from '../workers/start-workers.ts';

const BASE = { baseUrl: 'https://api.example.com/v1' };
const byUser = { eventPath: 'type', userPath: 'data.userId' };
const secretToken = (id: string) => [{ ref: { source: 'secret', path: [id] } }];

let project: SendingProject;
let workers: Workers;
let secretId: string;
let api: Server;
let apiUrl: string;
const heard: { readonly url: string; readonly headers: IncomingHttpHeaders }[] = [];

beforeAll(async () => {
  project = await startSendingProject({ ALLOWED_PRIVATE_HOSTS: '127.0.0.1' });
  workers = await startTestWorkers(project.server);
  const { builder, projectId } = project;
  const body = { name: 'API_SECRET', value: 'hunter-two' };
  secretId = (await builder.client.call(createSecret, { params: { projectId }, body })).id;
  api = createServer((request, response) => {
    heard.push({ url: request.url ?? '', headers: request.headers });
    response.setHeader('content-type', 'application/json').end('{"ok":true}');
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
});
afterAll(async () => {
  api.close();
  await workers.stop();
  await project.server.close();
});

async function addResource(body: BodyOf<typeof createResource>) {
  const { builder, projectId } = project;
  const { id: resourceId } = await builder.client.call(createResource, { params: { projectId }, body });
  const params = { projectId, resourceId };
  return { resourceId, params, url: (await builder.client.call(getResourceAddress, { params })).url };
}

async function listen(name: string, config: Config, isOn = true) {
  const { builder, projectId } = project;
  const { id: workflowId } = await builder.createWorkflow(name, await builder.createEvent(`${name} unused`), []);
  await builder.edit(workflowId, [{ kind: 'set-trigger', trigger: { type: 'api-resource', config } }]);
  await builder.publish(workflowId);
  if (isOn) {
    const params = { projectId, workflowId };
    await builder.client.call(updateWorkflow, { params, body: { isOnByDefault: true } });
  }
  return workflowId;
}

async function send(url: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const sent = { 'content-type': 'application/json', ...headers };
  const response = await fetch(url, { method: 'POST', headers: sent, body: text });
  // Answers of this route, and the errors that all routes share.
  const answer = (await response.json()) as {
    readonly code?: string;
    readonly message?: string;
    readonly events: {
      readonly userId: string;
      readonly eventId: string;
      readonly isRepeated: boolean;
      readonly runs: { readonly workflowId: string; readonly runId: string }[];
    }[];
  };
  return { status: response.status, ...answer };
}

test('a signed call starts what listens to its type, for the users that it names', async () => {
  const { builder, projectId } = project;
  const { resourceId, url } = await addResource({
    name: 'Billing',
    api: BASE,
    calls: {
      ...byUser,
      userPath: 'data.userIds',
      verification: 'hmac',
      header: 'X-Signature',
      secret: secretToken(secretId),
      idHeader: 'X-Id',
    },
  });
  const paid = await listen('Paid', { resource: resourceId, event: 'invoice.paid' });
  const all = await listen('All', { resource: resourceId });
  await listen('Void', { resource: resourceId, event: 'invoice.void' });
  const off = await listen('Off', { resource: resourceId, event: ' invoice.paid ' }, false);
  const text = JSON.stringify({ type: 'invoice.paid', data: { userIds: ['ada', 7, 'ada'], total: 5 } });
  const signed = { 'x-signature': createHmac('sha256', 'hunter-two').update(text).digest('hex'), 'x-id': 'one' };

  const refused = await send(url, text, { ...signed, 'x-signature': 'no' });
  expect([refused.status, refused.code]).toEqual([401, 'hook_refused']);

  const answer = await send(url, text, signed);
  expect(answer.status).toBe(200);
  expect(answer.events.map(({ userId, isRepeated }) => [userId, isRepeated])).toEqual([
    ['ada', false],
    ['7', false],
  ]);
  const [forAda] = answer.events;
  expect(new Set(forAda?.runs.map(({ workflowId }) => workflowId))).toEqual(new Set([paid, all]));
  const { items } = await builder.client.call(listRuns, { params: { projectId }, query: { user: 'ada' } });
  expect(items.map(({ triggerType, eventName }) => [triggerType, eventName])).toEqual([
    ['api-resource', 'invoice.paid'],
    ['api-resource', 'invoice.paid'],
  ]);
  const run = await builder.client.call(getRun, { params: { projectId, runId: forAda?.runs[0]?.runId ?? '' } });
  expect(JSON.parse(run.payload)).toMatchObject({
    event: 'invoice.paid',
    headers: { 'x-id': 'one' },
    body: { data: { total: 5 } },
  });
  expect(JSON.stringify(run)).not.toContain(signed['x-signature']);

  const event = await builder.client.call(getReceivedEvent, {
    params: { projectId, eventId: forAda?.eventId ?? '' },
  });
  expect(event).toMatchObject({ resourceName: 'Billing', appEventName: 'invoice.paid', startedCount: 2 });
  expect(event.deliveries.map(({ workflowId, verdict }) => [workflowId, verdict])).toContainEqual([off, 'not_enabled']);
  const listed = await builder.client.call(listReceivedEvents, {
    params: { projectId },
    query: { appEventId: resourceId },
  });
  expect(listed.items).toHaveLength(2);

  const again = await send(url, text, signed);
  expect(again.events).toEqual([
    { userId: 'ada', eventId: forAda?.eventId, isRepeated: true, runs: [] },
    { userId: '7', eventId: answer.events[1]?.eventId, isRepeated: true, runs: [] },
  ]);
});

test('a call without a type or a user is told where they are looked for, and stores nothing', async () => {
  const { builder, projectId } = project;
  const { resourceId, url } = await addResource({ name: 'Vague', api: BASE, calls: byUser });
  const refusals = [
    await send(url, { data: { userId: 'ada' } }),
    await send(url, { type: 'x', data: {} }),
    await send(url, { type: 'x', data: { userId: [] } }),
    await send(url, { type: 'x', data: { userId: { id: 1 } } }),
    await send(url, { type: 'x', data: { userId: 'a'.repeat(300) } }),
    await send(url, { type: 'x', data: { userId: Array.from({ length: 101 }, (_, at) => at) } }),
    await send(url, 'no json'),
  ];
  expect(refusals.map(({ status, message }) => [status, message])).toEqual([
    [400, 'The call has no type of an event at "type".'],
    [400, 'The call has no id of a user at "data.userId".'],
    [400, 'The call has no id of a user at "data.userId".'],
    [400, 'The id of a user at "data.userId" must be a text of 1 to 255 characters, or a number.'],
    [400, 'The id of a user at "data.userId" must be a text of 1 to 255 characters, or a number.'],
    [400, 'The call names 101 users; one call takes at most 100.'],
    [400, expect.stringContaining('JSON')],
  ]);
  const query = { appEventId: resourceId };
  expect((await builder.client.call(listReceivedEvents, { params: { projectId }, query })).items).toEqual([]);
  await expect
    .poll(async () => (await builder.client.call(listRefusedSends, { params: { projectId } })).map(({ name }) => name))
    .toContain('Vague');
});

test('type and user may stand in headers and in the query', async () => {
  const { url } = await addResource({
    name: 'Elsewhere',
    api: BASE,
    calls: { eventPath: 'headers.X-Event', userPath: 'query.user' },
  });
  const { events } = await send(`${url}?user=grace`, {}, { 'x-event': 'ping' });
  expect(events).toMatchObject([{ userId: 'grace', isRepeated: false, runs: [] }]);
});

test('a new address takes the place of the present one, which goes on for a while', async () => {
  const { builder } = project;
  const { params, url } = await addResource({ name: 'Rotated', api: BASE, calls: { userPath: 'user' } });
  const rotated = await builder.client.call(rotateResourceAddress, { params, body: {} });
  expect(rotated.url).not.toBe(url);
  expect(rotated.previousUntil).not.toBeNull();
  expect((await send(url, { user: 'ada' })).status).toBe(200);
  expect((await send(rotated.url, { user: 'ada' })).status).toBe(200);
  await builder.client.call(rotateResourceAddress, { params, body: { overlapS: 0 } });
  expect((await send(rotated.url, { user: 'ada' })).status).toBe(404);
});

test('a Request step calls a resource below its base URL, and nowhere else', async () => {
  const { builder, projectId } = project;
  const { resourceId } = await addResource({
    name: 'Called',
    api: { baseUrl: `${apiUrl}/v1`, auth: 'header', authName: [{ text: 'X-Key' }], authValue: secretToken(secretId) },
    calls: {},
  });
  const call = (url: string) =>
    makeStep(`calls ${url}`, { config: { auth: 'resource', resource: resourceId, url: [{ text: url }] } });
  const urls = ['/invoices?open=1', '/', '/../admin', 'https://elsewhere.example/', `${apiUrl}/v1/x`, `${apiUrl}/v10`];
  const steps = urls.map((url, at) => ({ ...call(url), id: `call${at}` as ReturnType<typeof call>['id'] }));
  const { id: workflowId } = await builder.createWorkflow('Calling', await builder.createEvent('Calling'), steps);
  heard.length = 0;
  const results = [];
  for (const { id: stepId } of steps) {
    const body = { stepId, payload: '{}', userId: 'ada' };
    results.push(await builder.client.call(testStep, { params: { projectId, workflowId }, body }));
  }
  expect(results.map(({ status, error }) => error?.code ?? status)).toEqual([
    'completed',
    'completed',
    'invalid_url',
    'invalid_url',
    'completed',
    'invalid_url',
  ]);
  expect(heard.map(({ url, headers }) => [url, headers['x-key']])).toEqual([
    ['/v1/invoices?open=1', 'hunter-two'],
    ['/v1', 'hunter-two'],
    ['/v1/x', 'hunter-two'],
  ]);
  expect(JSON.stringify(results)).not.toContain('hunter-two');
});

test('what is wrong is named by its field, and nothing of it is stored', async () => {
  const { builder, projectId } = project;
  const { client } = builder;
  const create = async (body: BodyOf<typeof createResource>) =>
    (await client.send('POST', `/api/projects/${projectId}/resources`, body)).body;
  const trigger = [{ ref: { source: 'trigger', path: ['x'] } }];
  expect(await create({ name: 'Bad', api: {}, calls: {} })).toMatchObject({
    code: 'invalid_request',
    details: { fields: [{ field: 'api.baseUrl', message: 'The field "Base URL" is empty.' }] },
  });
  expect(
    await create({
      name: 'Bad',
      api: { baseUrl: 'ftp://x', auth: 'bearer', token: trigger, nonsense: 1 },
      calls: { verification: 'header', header: 'X Y', secret: secretToken('01900000-0000-7000-8000-000000000000') },
    }),
  ).toMatchObject({
    details: {
      fields: [
        { field: 'api.nonsense' },
        { field: 'api.baseUrl' },
        { field: 'api.token', message: 'The field "Token" may hold project secrets, and no other variables.' },
        { field: 'calls.header' },
        { field: 'calls.secret', message: 'The secret in "Secret" does not exist.' },
      ],
    },
  });
  await create({ name: 'Twice', api: BASE, calls: {} });
  expect(await create({ name: 'twice', api: BASE, calls: {} })).toMatchObject({ code: 'name_taken' });
  const listed = await client.call(listResources, { params: { projectId } });
  expect(listed.map(({ name }) => name)).not.toContain('Bad');
});

test('a resource that a workflow uses stays, and so does a secret that a resource uses', async () => {
  const { builder, projectId } = project;
  const { client } = builder;
  const body = { name: 'KEPT', value: 'x' };
  const kept = (await client.call(createSecret, { params: { projectId }, body })).id;
  const { resourceId, params } = await addResource({
    name: 'Used',
    api: { ...BASE, auth: 'bearer', token: secretToken(kept) },
    calls: { userPath: 'user' },
  });
  const workflowId = await listen('Using', { resource: resourceId });
  await expect(client.call(removeResource, { params })).rejects.toThrow('"Using"');
  await expect(client.call(removeSecret, { params: { projectId, secretId: kept } })).rejects.toThrow('"Used"');
  await client.call(updateResource, { params, body: { name: 'Renamed', api: BASE } });
  await client.call(removeSecret, { params: { projectId, secretId: kept } });
  await builder.edit(workflowId, [{ kind: 'set-trigger', trigger: { type: 'request', config: {} } }]);
  await builder.publish(workflowId);
  await client.call(removeResource, { params });
  expect((await client.call(listResources, { params: { projectId } })).map(({ id }) => id)).not.toContain(resourceId);
});
