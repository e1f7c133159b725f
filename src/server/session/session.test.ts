import { afterAll, beforeAll, expect, test } from 'vitest';
import { getSession, setUp } from '#contract/session.ts';
import { createBrowserClient } from '#testing/browser-client.ts';
import { PASSWORD, signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('an installation waits for its owner, who is made once, whoever asks at the same moment', async () => {
  const visitor = createBrowserClient(server.url);
  expect(await visitor.call(getSession)).toEqual({ needsSetup: true, member: null, projects: [] });

  const tries = ['ada', 'bob', 'eve'].map((name) => {
    const body = { name, email: `${name}@setup.example`, password: PASSWORD, projectName: ' Acme ' };
    return createBrowserClient(server.url).send('POST', setUp.path, body);
  });
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.sort((a, b) => a - b)).toEqual([201, 409, 409]);
  expect((await visitor.call(getSession)).needsSetup).toBe(false);
});

test('a password opens a session, and signing out ends it at once', async () => {
  const server2 = await startTestServer();
  try {
    const { owner, projectId } = await signUpOwner(server2.url);
    const member = { id: expect.any(String), name: 'Ada', email: 'ada@example.com' };
    const projects = [{ id: projectId, name: 'Acme', role: 'owner', isPaused: false }];
    expect(await owner.call(getSession)).toEqual({ needsSetup: false, member, projects });

    await owner.send('POST', '/api/auth/sign-out', {});
    expect((await owner.call(getSession)).member).toBeNull();

    const credentials = { email: 'ADA@example.com', password: PASSWORD };
    const signedIn = await owner.send('POST', '/api/auth/sign-in/email', credentials);
    expect(signedIn).toMatchObject({ status: 200, body: {} });
    expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/);
    expect((await owner.call(getSession)).member).toEqual(member);
  } finally {
    await server2.close();
  }
});

test('nobody makes an account for themselves', async () => {
  const account = { name: 'Mallory', email: 'mallory@example.com', password: PASSWORD };
  const answer = await createBrowserClient(server.url).send('POST', '/api/auth/sign-up/email', account);
  expect(answer.status).toBe(404);
});

test('the eleventh wrong password in a row is refused before it is looked at, and so is the right one', async () => {
  const server3 = await startTestServer();
  try {
    await signUpOwner(server3.url);
    const guest = createBrowserClient(server3.url);
    const signIn = (password: string) =>
      guest.send('POST', '/api/auth/sign-in/email', { email: 'ada@example.com', password });
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      expect(await signIn('a wrong password')).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
    }
    const refused = await signIn(PASSWORD);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
  } finally {
    await server3.close();
  }
});

test('an unknown address is refused in the same words as a wrong password', async () => {
  const guest = createBrowserClient(server.url);
  const credentials = { email: 'nobody@example.com', password: 'a wrong password' };
  const unknown = await guest.send('POST', '/api/auth/sign-in/email', credentials);
  expect(unknown).toMatchObject({
    status: 401,
    body: { code: 'wrong_credentials', message: 'The e-mail address or the password is wrong.' },
  });
});
