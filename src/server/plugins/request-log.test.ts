import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import fastify from 'fastify';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { loggerOptions } from './request-log.ts';

test('the log shows the request and hides every credential in it', async () => {
  const lines = new PassThrough();
  const app = fastify({ loggerInstance: pino(loggerOptions('info'), lines) });
  app.get('/*', async (request) => {
    request.log.warn(
      { req: request, password: 'canary-1', headers: { authorization: 'canary-2', cookie: 'canary-3' } },
      'Seen.',
    );
    return {};
  });
  const headers = { authorization: 'Bearer canary-4', cookie: 'millrace.session_token=canary-5' };
  await app.inject({ url: '/projects/1?page=2&userToken=canary-6&token=canary-7', headers });
  await app.inject({ url: '/api/invitations/canary-8/accept', headers });
  await app.close();
  lines.end();
  const log = await text(lines);
  expect(log).toContain('/projects/1?page=2&userToken=[hidden]&token=[hidden]');
  expect(log).toContain('/api/invitations/[hidden]/accept');
  expect(log).not.toContain('canary');
});
