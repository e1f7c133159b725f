import { createAppEvent } from '#contract/app-events.ts';
import { listReceivedEvents } from '#contract/runs.ts';
import { createApiKey, updateProject } from '#contract/settings.ts';
import { createMillrace, type Millrace as Client } from '#sdk/millrace.ts';
import { startScriptedServer } from '#testing/scripted-server.ts';
import { createUserTokenKey } from '../fixtures/set-up-project.ts';
import { signUserToken } from '../fixtures/sign-user-token.ts';
import { expect, test as base, type Project } from '../fixtures/test.ts';

/** Pages of the customer's app, on an origin of its own; they load the script that Millrace serves. */
const test = base.extend<{ readonly appUrl: string }>({
  appUrl: async ({ millrace }, provide) => {
    const server = await startScriptedServer();
    const page = `<!doctype html><title>App</title><script src="${millrace.url}/sdk.js"></script>`;
    server.answerWith((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page));
    await provide(server.url(''));
    await server.close();
  },
});

async function prepare({ api, id: projectId }: Project, allowedOrigins: string[]): Promise<string> {
  await api.call(updateProject, { params: { projectId }, body: { allowedOrigins } });
  await api.call(createAppEvent, {
    params: { projectId },
    body: { name: 'Contact Created', sample: '{"name":"Ada"}' },
  });
  return signUserToken(await createUserTokenKey(api, projectId), 'user-1');
}

test('a page of the customer’s app sends an event with the script from /sdk.js', async ({ page, project, appUrl }) => {
  const token = await prepare(project, [appUrl]);
  await page.goto(appUrl);
  const sent = await page.evaluate(
    async ({ projectId, userToken }) => {
      const { millrace: client } = globalThis as unknown as { readonly millrace: Client };
      await client.authenticate(projectId, userToken);
      return client.event('Contact Created', { name: 'Grace' });
    },
    { projectId: project.id, userToken: token },
  );
  const received = await project.api.call(listReceivedEvents, { params: { projectId: project.id } });
  expect(received.items).toMatchObject([{ id: sent.eventId, userId: 'user-1', sentName: 'Contact Created' }]);
});

test('a page of an origin that is not allowed cannot send', async ({ page, project, appUrl }) => {
  const token = await prepare(project, ['https://elsewhere.example']);
  await page.goto(appUrl);
  const code = await page.evaluate(
    async ({ projectId, userToken }) => {
      const { millrace: client } = globalThis as unknown as { readonly millrace: Client };
      return client.authenticate(projectId, userToken, { timeoutMs: 2_000 }).then(
        () => 'allowed',
        (error: { readonly code: string }) => error.code,
      );
    },
    { projectId: project.id, userToken: token },
  );
  expect(code).toBe('network_failed');
});

test('a server acts for its users with an API key, and a key sent twice is one event', async ({
  project,
  millrace,
}) => {
  await prepare(project, []);
  const { api, id: projectId } = project;
  const { secret } = await api.call(createApiKey, { params: { projectId }, body: { name: 'Backend' } });
  const sender = createMillrace({ host: millrace.url }).as({ projectId, apiKey: secret, userId: 'Zoë 東京' });
  const first = await sender.event('Contact Created', { name: 'Ada' }, { idempotencyKey: 'order-1' });
  const again = await sender.event('Contact Created', { name: 'Ada' }, { idempotencyKey: 'order-1' });
  expect(again.eventId).toBe(first.eventId);
  const batch = await sender.events([{ name: 'Contact Created', payload: 1 }, { name: 'Contact Created' }]);
  expect(batch).toHaveLength(2);
  const { items } = await api.call(listReceivedEvents, { params: { projectId } });
  expect(items.map(({ userId }) => userId)).toEqual(['Zoë 東京', 'Zoë 東京', 'Zoë 東京']);
  await expect(sender.event('Contact Creatd')).rejects.toMatchObject({
    name: 'MillraceError',
    code: 'app_event_not_found',
    status: 404,
    details: { closest: ['Contact Created'] },
    retryable: false,
  });
});
