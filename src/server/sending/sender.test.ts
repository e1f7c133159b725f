import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey, revokeApiKey, revokeSigningKey, updateProject } from '#contract/settings.ts';
import { startSendingProject, type SendingProject } from '#testing/sending-project.ts';
import { createTokenSigner } from '#testing/user-tokens.ts';

let project: SendingProject;

beforeAll(async () => {
  project = await startSendingProject();
});
afterAll(() => project.server.close());

describe('a send whose sender is not known', () => {
  test.each([
    ['no token', '', 'token_missing'],
    ['another scheme', 'Basic abc', 'token_missing'],
    ['no JWT', 'Bearer abc', 'token_malformed'],
    ['blanks in the base64', 'Bearer a b.c.d', 'token_missing'],
    ['an unknown server key', 'Bearer mr_live_unknown', 'api_key_invalid'],
  ])('with %s answers 401 that says so', async (_what, authorization, code) => {
    const reply = await project.send('Contact Created', {}, { authorization });
    expect(reply).toMatchObject({ status: 401, body: { code } });
  });

  test.each([
    ['no sub', { sub: undefined }, 'token_claim_missing'],
    ['no iat', { iat: undefined }, 'token_claim_missing'],
    ['no exp', { exp: undefined }, 'token_claim_missing'],
    ['a time past by more than the tolerance', { exp: Math.floor(Date.now() / 1000) - 61 }, 'token_expired'],
    ['a time to come', { iat: Math.floor(Date.now() / 1000) + 90 }, 'token_not_yet_valid'],
    ['a foreign audience', { aud: 'example.com' }, 'token_audience_mismatch'],
  ])('with %s in the User Token answers 401 that says so', async (_what, claims, code) => {
    const authorization = `Bearer ${await project.signer.sign(claims)}`;
    expect(await project.send('Contact Created', {}, { authorization })).toMatchObject({ status: 401, body: { code } });
  });

  test('with a token of another key, another algorithm or an unknown kid answers 401', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const claims = { sub: 'u', iat: 1, exp: 9_999_999_999 };
    const foreign = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(other);
    const unknownKid = await project.signer.sign({}, { kid: 'nobody' });
    const parts = ['{"alg":"HS256"}', JSON.stringify(claims)]
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
    const symmetric = `${parts}.${createHmac('sha256', 'key').update(parts).digest('base64url')}`;
    const unsigned = `${parts.replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString('base64url'))}.AA`;
    const codes = await Promise.all(
      [foreign, unknownKid, symmetric, unsigned].map(
        async (one) => (await project.send('Contact Created', {}, { authorization: `Bearer ${one}` })).body['code'],
      ),
    );
    expect(codes).toEqual([
      'token_signature_invalid',
      'token_key_unknown',
      'token_algorithm_refused',
      'token_algorithm_refused',
    ]);
  });
});

describe('a server API key', () => {
  test('acts for the user in X-Millrace-User, and needs one', async () => {
    const { secret } = await project.builder.client.call(createApiKey, {
      params: { projectId: project.projectId },
      body: { name: 'Backend' },
    });
    const authorization = `Bearer ${secret}`;
    const reply = await project.send('Contact Created', {}, { authorization, 'x-millrace-user': 'user-9' });
    expect(reply.status).toBe(201);
    expect((await project.read(reply.body['eventId'])).userId).toBe('user-9');
    const without = await project.send('Contact Created', {}, { authorization });
    expect(without).toMatchObject({ status: 400, body: { code: 'user_header_missing' } });
  });

  test('that is revoked is refused at once here', async () => {
    const { key, secret } = await project.builder.client.call(createApiKey, {
      params: { projectId: project.projectId },
      body: { name: 'Gone' },
    });
    await project.builder.client.call(revokeApiKey, { params: { projectId: project.projectId, keyId: key.id } });
    const headers = { authorization: `Bearer ${secret}`, 'x-millrace-user': 'u' };
    await expect.poll(async () => (await project.send('Contact Created', {}, headers)).status).toBe(401);
  });
});

test('a revoked signing key refuses tokens that were taken before', async () => {
  const other = await createTokenSigner(project.builder.client, project.projectId);
  const headers = { authorization: `Bearer ${await other.sign()}` };
  expect((await project.send('Contact Created', {}, headers)).status).toBe(201);
  await project.builder.client.call(revokeSigningKey, { params: { projectId: project.projectId, keyId: other.keyId } });
  await expect
    .poll(async () => (await project.send('Contact Created', {}, headers)).status, { timeout: 5000 })
    .toBe(401);
});

describe('a browser of another origin', () => {
  const preflight = (origin: string) =>
    fetch(`${project.server.url}${project.triggerPath}`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-paragon-sdk-version',
      },
    });

  test('may send when the project allows its origin, with the headers it asks for', async () => {
    await project.builder.client.call(updateProject, {
      params: { projectId: project.projectId },
      body: { allowedOrigins: ['https://app.example.com'] },
    });
    const allowed = async () => (await preflight('https://app.example.com')).headers.get('access-control-allow-origin');
    await expect.poll(allowed, { timeout: 5000 }).toBe('https://app.example.com');
    const { status, headers } = await preflight('https://app.example.com');
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type,x-paragon-sdk-version');
    const reply = await project.send('Contact Created', {}, { origin: 'https://app.example.com' });
    expect(reply.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
  });

  test('is not let in otherwise', async () => {
    expect((await preflight('https://evil.example.com')).headers.get('access-control-allow-origin')).toBeNull();
  });
});
