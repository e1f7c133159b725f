import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey, createSecret } from '#contract/settings.ts';
import { getWorkflow, listDraftChanges } from '#contract/workflows.ts';
import { createBuilder, requestStep, type Builder } from '#testing/product.ts';
import { inviteMember, signUpOwner } from '#testing/seed-members.ts';
import { createProject } from '#contract/session.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let builder: Builder;
let key: string;
let strangersKey: string;
let eventId: string;

beforeAll(async () => {
  server = await startTestServer();
  const { owner, projectId } = await signUpOwner(server.url);
  builder = createBuilder(owner, projectId);
  eventId = await builder.createEvent('Contact Created');
  const params = { projectId };
  key = (await owner.call(createApiKey, { params, body: { name: 'CI' } })).secret;
  await owner.call(createSecret, { params, body: { name: 'TOKEN', value: 'hunter-two' } });
  const stranger = await inviteMember(server.url, owner, projectId, 'viewer', 'stranger');
  const elsewhere = { projectId: (await stranger.call(createProject, { body: { name: 'Elsewhere' } })).id };
  strangersKey = (await stranger.call(createApiKey, { params: elsewhere, body: { name: 'Theirs' } })).secret;
});
afterAll(() => server.close());

type Answer = { readonly status: number; readonly text: string; readonly etag: string | null };
async function ask(method: string, rest: string, body?: string, secret = key): Promise<Answer> {
  const response = await fetch(`${server.url}/projects/${builder.projectId}/workflows${rest}`, {
    method,
    headers: {
      authorization: `Bearer ${secret}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body ?? null,
  });
  return { status: response.status, text: await response.text(), etag: response.headers.get('etag') };
}
const json = ({ text }: Answer): unknown => JSON.parse(text);
const get = (workflowId: string) =>
  builder.client.call(getWorkflow, { params: { projectId: builder.projectId, workflowId } });

test('a draft comes as the file that the editor exports, byte by byte, and goes back without a change', async () => {
  const { id } = await builder.createWorkflow('Sync contacts', eventId, [requestStep('request1')]);
  const file = await ask('GET', `/${id}`);
  expect(file).toMatchObject({ status: 200, etag: '"1"' });
  expect(file.text).toMatch(/^\{\n {2}"millrace": 1,\n {2}"name": "Sync contacts",\n {2}"trigger": \{/);
  expect(file.text).toContain('"Contact Created"');
  const put = await ask('PUT', `/${id}`, file.text);
  expect(json(put)).toEqual({
    id,
    name: 'Sync contacts',
    revision: 1,
    isChanged: false,
    problems: [],
    publishedVersion: null,
  });
});

test('a changed file is one change of the draft under the name of the key', async () => {
  const { id } = await builder.createWorkflow('Named by a file', eventId, [requestStep('request1')]);
  const { text } = await ask('GET', `/${id}`);
  const put = await ask('PUT', `/${id}`, text.replace('https://example.com/', 'https://example.org/'));
  expect(json(put)).toMatchObject({ revision: 2, isChanged: true });
  const { document } = await get(id);
  expect(document.steps[0]?.config['url']).toEqual([{ text: 'https://example.org/' }]);
  const params = { projectId: builder.projectId, workflowId: id };
  const { changes } = await builder.client.call(listDraftChanges, { params, query: { after: 1 } });
  expect(changes).toMatchObject([{ label: 'Put a workflow file', memberName: 'API key CI' }]);
});

test('secrets and App Events are named, and what the project has not is a problem', async () => {
  const file = (secret: string, event: string) =>
    JSON.stringify({
      millrace: 1,
      name: 'By name',
      trigger: { type: 'app-event', config: { appEventId: event } },
      steps: [
        {
          id: 'call1',
          type: 'request',
          name: 'Call',
          config: { url: [{ text: 'https://x.example/' }, { ref: { source: 'secret', path: [secret] } }] },
        },
      ],
    });
  const created = await ask('POST', '', file('TOKEN', 'Contact Created'));
  expect(created.status).toBe(201);
  const { id, problems } = json(created) as { id: string; problems: unknown[] };
  expect(problems).toEqual([]);
  expect((await get(id)).document.trigger?.config['appEventId']).toBe(eventId);
  const put = json(await ask('PUT', `/${id}`, file('MISSING', 'Contact Lost'))) as { problems: { code: string }[] };
  expect(put.problems.map(({ code }) => code)).toEqual(['unknown_app_event', 'broken_reference']);
  expect((await ask('GET', `/${id}`)).text).toContain('"Contact Lost"');
});

test('publishing is part of the same write: with errors nothing is written', async () => {
  const { id } = await builder.createWorkflow('Published by CI', eventId, [requestStep('request1')]);
  const { text } = await ask('GET', `/${id}`);
  const published = await ask('PUT', `/${id}?publish=true&note=From%20CI`, text);
  expect(json(published)).toMatchObject({ publishedVersion: 1, isChanged: false });
  expect(json(await ask('PUT', `/${id}?publish=true`, text))).toMatchObject({ publishedVersion: 1 });
  const broken = text.replace('https://example.com/', 'ftp://example.com/');
  const refused = await ask('PUT', `/${id}?publish=true`, broken);
  expect(refused.status).toBe(400);
  expect(json(refused)).toMatchObject({ code: 'workflow_has_problems' });
  expect(await get(id)).toMatchObject({ revision: 1 });
});

test('a revision that is not the draft’s is a conflict', async () => {
  const { id } = await builder.createWorkflow('Moved on', eventId);
  const { text } = await ask('GET', `/${id}`);
  const refused = await ask('PUT', `/${id}?ifRevision=0`, text);
  expect(refused.status).toBe(409);
  expect(json(refused)).toMatchObject({ code: 'conflict', details: { revision: 1 } });
});

test.each([
  ['not JSON', /malformed_json/],
  ['{}', /not a workflow of Millrace/],
  ['{ "millrace": 1, "name": "x", "steps": [{ "id": "abcd", "type": "fax", "name": "y" }] }', /unknown type/],
  [
    '{ "millrace": 1, "name": "x", "steps": [{ "id": "abcd", "type": "stop", "name": "y", "timeoutS": 0 }] }',
    /timeoutS/,
  ],
])('%s is refused in words', async (body, message) => {
  const refused = await ask('POST', '', body);
  expect(refused.status).toBe(400);
  expect(refused.text).toMatch(message);
});

test('a key opens its own project only, and a session none of it', async () => {
  const { id } = await builder.createWorkflow('Ours', eventId);
  expect(await ask('GET', `/${id}`, undefined, strangersKey)).toMatchObject({ status: 401 });
  expect(await ask('GET', `/${builder.projectId}`)).toMatchObject({ status: 404 });
  expect((json(await ask('GET', '')) as { name: string }[]).map(({ name }) => name)).toContain('Ours');
});
