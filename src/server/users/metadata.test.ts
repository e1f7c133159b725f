import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAuditEntries } from '#contract/settings.ts';
import { createUser, getUser, setUserMetadata } from '#contract/users.ts';
import type { JsonObject } from '#core/base/json.ts';
import { createBuilder, createSender, createTokenSender, type Builder, type SenderClient } from '#testing/product.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let builder: Builder;
let sender: SenderClient;
let ofUser: SenderClient;
let projectId: string;

beforeAll(async () => {
  server = await startTestServer();
  const { owner, projectId: created } = await signUpOwner(server.url);
  projectId = created;
  builder = createBuilder(owner, projectId);
  sender = await createSender(server.url, owner, projectId);
  ofUser = await createTokenSender(server.url, owner, projectId);
});
afterAll(() => server.close());

const read = async (userId: string) => (await builder.client.call(getUser, { params: { projectId, userId } })).metadata;
const set = (userId: string, metadata: JsonObject) =>
  builder.client.call(setUserMetadata, { params: { projectId, userId }, body: { metadata } });

test('an app sets the metadata of its user, who becomes known by it; it takes the place of what was there', async () => {
  const answer = await ofUser.request('PATCH', '/me', 'ada', { meta: { Name: 'Ada', address: { tz: 'Asia/Tokyo' } } });
  expect(answer).toMatchObject({ status: 200, body: { userId: 'ada', meta: { Name: 'Ada' } } });
  expect(await read('ada')).toEqual({ Name: 'Ada', address: { tz: 'Asia/Tokyo' } });
  expect(await ofUser.request('PATCH', '/me', 'ada', { meta: { plan: 'pro' } })).toMatchObject({ status: 200 });
  expect(await read('ada')).toEqual({ plan: 'pro' });
  expect((await ofUser.request('GET', '/me', 'ada')).body).toMatchObject({ meta: { plan: 'pro' } });
});

test('a server key sets the metadata of any user', async () => {
  expect(await sender.request('PATCH', '/me', 'zed', { meta: { plan: 'free' } })).toMatchObject({ status: 200 });
  expect(await read('zed')).toEqual({ plan: 'free' });
});

test.each<[string, unknown, string]>([
  ['no metadata', {}, '"meta" is missing.'],
  ['a text', { meta: 'pro' }, '"meta" must be an object.'],
  ['null', { meta: null }, '"meta" must be an object.'],
  ['a list', { meta: [] }, '"meta" must be an object.'],
  ['too much', { meta: { a: 'x'.repeat(16 * 1024) } }, '"meta" has 16.1 KiB; at most 16 KiB are allowed.'],
  ['too deep', { meta: nest(33) }, '"meta" nests too deeply; at most 32 levels are allowed.'],
  ['far too deep', { meta: nest(500) }, '"meta" nests too deeply; at most 32 levels are allowed.'],
])('%s is refused by name, and changes nothing', async (_, body, message) => {
  await set('ada', { plan: 'kept' });
  const answer = await ofUser.request('PATCH', '/me', 'ada', body);
  const fields = [{ field: 'meta', message }];
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', message, details: { fields } } });
  expect(await read('ada')).toEqual({ plan: 'kept' });
});

test('any JSON comes back as it was set', async () => {
  const metadata = JSON.parse(
    '{"__proto__": {"a": 1}, "zero": "\\u0000", "half": "\\ud800", "": [[], {}]}',
  ) as JsonObject;
  expect(await sender.request('PATCH', '/me', 'odd', { meta: metadata })).toMatchObject({ status: 200 });
  expect(JSON.stringify(await read('odd'))).toBe(JSON.stringify(metadata));
});

test('a member sets the metadata, and the log says who changed which keys', async () => {
  await builder.client.call(createUser, { params: { projectId }, body: { userId: 'eve' } });
  await set('eve', { plan: 'free', seats: 3, secret: 'mr_hidden' });
  const user = await set('eve', { plan: 'pro', seats: 3 });
  expect(user.metadata).toEqual({ plan: 'pro', seats: 3 });
  // What is set again as it is was no change.
  await set('eve', { plan: 'pro', seats: 3 });
  const { items } = await builder.client.call(listAuditEntries, { params: { projectId }, query: {} });
  const entries = items.filter(({ subject }) => subject === 'eve');
  expect(entries.map(({ action, details }) => ({ action, details }))).toEqual([
    { action: 'user.metadata_changed', details: { keys: ['plan', 'secret'] } },
    { action: 'user.metadata_changed', details: { keys: ['plan', 'seats', 'secret'] } },
  ]);
  expect(JSON.stringify(entries)).not.toContain('mr_hidden');
});

test('a member is refused by name too, and for a user whom nobody knows', async () => {
  const refuse = (userId: string, metadata: JsonObject) =>
    builder.client.refused(setUserMetadata, { params: { projectId, userId }, body: { metadata } });
  expect(await refuse('eve', { a: 'x'.repeat(20_000) })).toMatchObject({
    status: 400,
    details: { fields: [{ field: 'metadata', message: '"metadata" has 19.6 KiB; at most 16 KiB are allowed.' }] },
  });
  expect(await refuse('nobody', {})).toMatchObject({ status: 404, code: 'not_found' });
});

function nest(levels: number): unknown {
  return JSON.parse('{"a":'.repeat(levels - 1) + '{}' + '}'.repeat(levels - 1));
}
