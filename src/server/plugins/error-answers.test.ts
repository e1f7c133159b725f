import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isUuid } from '#core/base/uuid-v7.ts';
import { createBrowserClient, type BrowserClient, type ErrorBody } from '#testing/browser-client.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
let owner: BrowserClient;
let secretsPath: string;
beforeAll(async () => {
  server = await startTestServer();
  const signedUp = await signUpOwner(server.url);
  owner = signedUp.owner;
  secretsPath = `/api/projects/${signedUp.projectId}/secrets`;
});
afterAll(() => server.close());

/** The raw body, as a program with a mistake would send it. */
async function sendText(
  path: string,
  text: string | Uint8Array<ArrayBuffer>,
  contentType = 'application/json',
): Promise<Response> {
  const { headers } = await owner.send('GET', '/api/health');
  expect(headers.get('x-request-id')).toBeTruthy();
  return fetch(`${server.url}${path}`, { method: 'POST', headers: { 'content-type': contentType }, body: text });
}

test('a refusal names every wrong field in a whole sentence', async () => {
  const { status, body } = await owner.send('POST', secretsPath, { value: 5, colour: 'red' });
  expect(status).toBe(400);
  expect(body).toEqual({
    code: 'invalid_request',
    message: '"name" is missing. "colour" is not known here. "value" must be a text.',
    details: {
      fields: [
        { field: 'name', message: '"name" is missing.' },
        { field: 'colour', message: '"colour" is not known here.' },
        { field: 'value', message: '"value" must be a text.' },
      ],
    },
    requestId: expect.any(String),
  });
});

test('the request id of an error is the one in the header', async () => {
  const { body, headers } = await owner.send('POST', secretsPath, {});
  // A refusal of ours.
  const { requestId } = body as ErrorBody;
  expect(headers.get('x-request-id')).toBe(requestId);
  expect(isUuid(requestId)).toBe(true);
});

test('numbers in bodies are not taken for texts, and texts in the query are read as numbers', async () => {
  const audit = secretsPath.replace('secrets', 'audit');
  expect((await owner.send('GET', `${audit}?limit=1`)).status).toBe(200);
  expect(await owner.send('GET', `${audit}?limit=0`)).toMatchObject({
    status: 400,
    body: { message: 'The query parameter "limit" must be 1 or more.' },
  });
});

test('a missing body is an empty object, whose missing fields are named', async () => {
  expect(await owner.send('POST', secretsPath)).toMatchObject({
    status: 400,
    body: { message: '"name" is missing. "value" is missing.' },
  });
});

test('text that is not JSON is refused with the place of the mistake', async () => {
  const response = await sendText('/api/setup', '{\n  "name": }');
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    code: 'malformed_json',
    message: 'The body is not JSON. Line 2, column 11: A value is missing after the colon.',
    details: { line: 2, column: 11 },
  });
});

test('bytes that are not UTF-8 are malformed', async () => {
  const response = await sendText('/api/setup', Uint8Array.of(0x22, 0xff, 0x22));
  expect(await response.json()).toMatchObject({ code: 'malformed_json', message: 'The body is not UTF-8 text.' });
});

test('another content type is refused before its body is read', async () => {
  const response = await sendText('/api/setup', '<xml/>', 'application/xml');
  expect(response.status).toBe(415);
  expect(await response.json()).toMatchObject({ code: 'unsupported_media_type' });
});

test('a body beyond the limit is refused with the limit', async () => {
  const response = await sendText('/api/setup', `"${'x'.repeat(4 * 1024 * 1024)}"`);
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ code: 'payload_too_large', details: { maxBytes: 4 * 1024 * 1024 } });
});

test('an unknown address of the API is not found, in JSON', async () => {
  for (const path of ['/api/nothing', '/projects/x/nothing', '/v2/nothing']) {
    expect(await owner.send('GET', path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await owner.send('POST', path, {})).toMatchObject({ status: 404, body: { code: 'not_found' } });
  }
});

test('a character that PostgreSQL cannot store is the caller’s mistake', async () => {
  const path = secretsPath.replace('secrets', `members/${encodeURIComponent('a\u0000b')}`);
  const answer = await owner.send('PATCH', path, { role: 'viewer' });
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
});

test('a path that is not well-formed is the caller’s mistake', async () => {
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    httpRequest(`${server.url}/api/invitations/%zz`, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(answer).toBe(400);
});

test('every answer carries the headers that keep browsers from guessing and framing', async () => {
  for (const path of ['/api/session', '/api/nothing', '/']) {
    const { headers } = await createBrowserClient(server.url).send('GET', path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  }
});

test('the description of the API names every route with its schema', async () => {
  const { body } = await owner.send('GET', '/api/openapi.json');
  expect(body).toMatchObject({
    openapi: '3.1.0',
    paths: {
      '/api/projects/{projectId}/secrets': { post: { security: [{ session: [] }], responses: { 201: {} } } },
      '/projects/{projectId}/sdk/events/trigger': { post: { security: [{ userToken: [] }, { apiKey: [] }] } },
    },
  });
  const references = JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
  const names = new Set([...references].map(([, name]) => name));
  const { components } = body as { components: { schemas: Record<string, unknown> } };
  expect([...names].filter((name) => name === undefined || !(name in components.schemas))).toEqual([]);
});
