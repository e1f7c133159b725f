import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getPublicConfig } from '#contract/session.ts';
import { createBrowserClient, type BrowserClient } from '#testing/browser-client.ts';
import { startMailServer, type MailServer } from '#testing/mail-server.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';

let mailServer: MailServer;
let server: TestServer;
let guest: BrowserClient;
beforeAll(async () => {
  mailServer = await startMailServer();
  server = await startTestServer({ SMTP_URL: mailServer.url, MAIL_FROM: 'Millrace <millrace@example.com>' });
  await signUpOwner(server.url);
  guest = createBrowserClient(server.url);
});
afterAll(async () => {
  await server.close();
  await mailServer.close();
});

const askFor = (email: string) => guest.send('POST', '/api/auth/request-password-reset', { email });

test('a forgotten password is replaced through a link by mail', async () => {
  expect((await guest.call(getPublicConfig)).canSendMail).toBe(true);
  expect(await askFor('ada@example.com')).toMatchObject({ status: 200, body: {} });
  const [mail = ''] = await vi.waitUntil(() => mailServer.mails.length > 0 && mailServer.mails);
  expect(mail).toMatch(/^To: ada@example\.com$/m);
  // Quoted-printable breaks long lines with "=" and writes "=" as "=3D".
  const token = /reset-password\?token=(\w+)/.exec(mail.replace(/=\r\n/g, '').replaceAll('=3D', '='))?.[1];
  const newPassword = 'something new and long';
  expect((await guest.send('POST', '/api/auth/reset-password', { token, newPassword })).status).toBe(200);
  const signedIn = await guest.send('POST', '/api/auth/sign-in/email', {
    email: 'ada@example.com',
    password: newPassword,
  });
  expect(signedIn.status).toBe(200);
});

test('an unknown address gets the same answer, and no mail', async () => {
  expect(await askFor('nobody@example.com')).toMatchObject({ status: 200, body: {} });
  // The next mail that arrives is for somebody else.
  const before = mailServer.mails.length;
  await askFor('ada@example.com');
  await vi.waitUntil(() => mailServer.mails.length > before);
  expect(mailServer.mails.join('\n')).not.toContain('nobody@example.com');
});

test('nobody is flooded with links', async () => {
  const answers = [];
  for (let time = 0; time < 6; time += 1) answers.push((await askFor('bob@example.com')).status);
  expect(answers).toEqual([200, 200, 200, 200, 200, 429]);
});
