import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getHook, rotateHook } from '#contract/hooks.ts';
import { listRefusedSends, listRuns, getRun } from '#contract/runs.ts';
import { createSecret } from '#contract/settings.ts';
import { createUser } from '#contract/users.ts';
import { updateWorkflow } from '#contract/workflows.ts';
import type { Config, Step } from '#core/workflow/document.ts';
import { makeStep } from '#testing/make-document.ts';
import { startSendingProject, type SendingProject } from '#testing/sending-project.ts';
import { startTestWorkers } from '#testing/test-workers.ts';
import type { Workers } from '../workers/start-workers.ts';

let project: SendingProject;
let workers: Workers;
let secretId: string;

beforeAll(async () => {
  project = await startSendingProject();
  workers = await startTestWorkers(project.server);
  const { builder, projectId } = project;
  const body = { name: 'HOOK_SECRET', value: 'hunter-two' };
  secretId = (await builder.client.call(createSecret, { params: { projectId }, body })).id;
});
afterAll(async () => {
  await workers.stop();
  await project.server.close();
});

/** A published Webhook workflow that is on for "user-1", and its address. */
async function createHooked(name: string, config: Config, steps: readonly Step[] = []) {
  const { builder, projectId } = project;
  const { client } = builder;
  const { id: workflowId } = await builder.createWorkflow(name, await builder.createEvent(`${name} unused`), steps);
  await builder.edit(workflowId, [{ kind: 'set-trigger', trigger: { type: 'webhook', config } }]);
  await builder.publish(workflowId);
  await client.call(updateWorkflow, { params: { projectId, workflowId }, body: { isOnByDefault: true } });
  await client.call(createUser, { params: { projectId }, body: { userId: 'user-1' } });
  const params = { projectId, userId: 'user-1', workflowId };
  return { params, workflowId, url: (await client.call(getHook, { params })).url };
}

async function call(url: string, init: RequestInit = {}) {
  const answer = await fetch(url, { method: 'POST', ...init });
  const text = await answer.text();
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : text;
  return { status: answer.status, body, runId: answer.headers.get('x-run-id') };
}
const JSON_TYPE = { 'content-type': 'application/json' };
const BODY = '{"event": "contact.created"}';

test('any method at the address starts a run with what came', async () => {
  const { url, workflowId } = await createHooked('Open', {});
  const posted = await call(`${url}?page=2`, {
    headers: { ...JSON_TYPE, 'x-secret': 'no', 'x-kept': 'yes' },
    body: BODY,
  });
  expect(posted).toMatchObject({ status: 200, body: { runId: posted.runId } });
  expect((await call(url, { method: 'GET' })).status).toBe(200);
  expect((await call(url, { method: 'PUT', body: 'plain' })).status).toBe(200);
  const { builder, projectId } = project;
  const { items } = await builder.client.call(listRuns, { params: { projectId }, query: { workflowId } });
  expect(items.map(({ triggerType, userId }) => `${triggerType} ${userId}`)).toEqual(Array(3).fill('webhook user-1'));
  const run = await builder.client.call(getRun, { params: { projectId, runId: posted.runId ?? '' } });
  expect(JSON.parse(run.payload)).toMatchObject({
    method: 'POST',
    query: { page: '2' },
    headers: { 'x-kept': 'yes' },
    body: { event: 'contact.created' },
  });
  expect(run.payload).not.toContain('x-secret');
});

test('who does not sign as the trigger wants is refused, told why, and shown to support', async () => {
  const config = {
    verification: 'hmac',
    header: 'X-Signature',
    secret: [{ ref: { source: 'secret', path: [secretId] } }],
  };
  const { url } = await createHooked('Signed', config);
  const signature = createHmac('sha256', 'hunter-two').update(BODY).digest('hex');
  expect((await call(url, { headers: { ...JSON_TYPE, 'x-signature': signature }, body: BODY })).status).toBe(200);
  const refused = await call(url, { headers: { ...JSON_TYPE, 'x-signature': '00' }, body: BODY });
  expect(refused).toMatchObject({
    status: 401,
    body: { code: 'hook_refused', message: 'The signature in "X-Signature" does not fit the body.' },
  });
  const { builder, projectId } = project;
  await expect
    .poll(() => builder.client.call(listRefusedSends, { params: { projectId } }))
    .toContainEqual(expect.objectContaining({ code: 'hook_refused', name: 'Signed', userId: 'user-1' }));
});

test('a delivery that comes again is the same run', async () => {
  const { url } = await createHooked('Once', { idHeader: 'X-Delivery' });
  const send = (id: string) => call(url, { headers: { ...JSON_TYPE, 'x-delivery': id }, body: BODY });
  const answers = await Promise.all([send('1'), send('1'), send('1'), send('2')]);
  expect(new Set(answers.map(({ runId }) => runId)).size).toBe(2);
});

test('the Response step answers the caller', async () => {
  const respond = makeStep('respond1', {
    type: 'response',
    config: { status: 202, bodyType: 'text', text: [{ text: 'ok' }] },
  });
  const { url } = await createHooked('Answers', {}, [respond]);
  expect(await call(url, { headers: JSON_TYPE, body: BODY })).toMatchObject({ status: 202, body: 'ok' });
});

test('a new address goes on beside the old one, which stops when its time is over', async () => {
  const { url, params } = await createHooked('Rotated', {});
  const { client } = project.builder;
  const next = await client.call(rotateHook, { params, body: { overlapS: 60 } });
  expect(next.url).not.toBe(url);
  expect(next.previousUntil).not.toBeNull();
  for (const address of [url, next.url]) expect((await call(address)).status).toBe(200);
  const last = await client.call(rotateHook, { params, body: { overlapS: 0 } });
  expect((await call(next.url)).status).toBe(404);
  expect((await call(last.url)).status).toBe(200);
});

test('an address leads nowhere while the workflow is off or not published, and an unknown one never', async () => {
  const { url, workflowId } = await createHooked('Off', {});
  const { pool } = project.server.deps;
  await pool.query('update installations set is_enabled = false where workflow_id = $1', [workflowId]);
  expect(await call(url)).toMatchObject({ status: 403, body: { code: 'workflow_not_enabled' } });
  await pool.query('update workflows set published_version_id = null where id = $1', [workflowId]);
  expect(await call(url)).toMatchObject({ status: 404, body: { code: 'workflow_not_published' } });
  expect(await call(`${project.server.url}/hooks/none`)).toMatchObject({ status: 404, body: { code: 'not_found' } });
});

test('a body that is too large or no JSON is refused', async () => {
  const { url } = await createHooked('Limits', {});
  expect((await call(url, { headers: JSON_TYPE, body: '{' })).status).toBe(400);
  expect((await call(url, { body: 'x'.repeat(1024 * 1024 + 1) })).status).toBe(413);
});
