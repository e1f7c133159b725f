import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateWorkflow } from '#contract/workflows.ts';
import type { Reference } from '#core/expression/template.ts';
import type { Config, Step } from '#core/workflow/document.ts';
import { makeStep } from '#testing/make-document.ts';
import { startSendingProject, type SendingProject } from '#testing/sending-project.ts';
import { startTestWorkers } from '#testing/test-workers.ts';
import type { Workers } from '../workers/start-workers.ts';

let project: SendingProject;
let workers: Workers;

beforeAll(async () => {
  project = await startSendingProject();
  workers = await startTestWorkers(project.server);
});
afterAll(async () => {
  await workers.stop();
  await project.server.close();
});

/** A published workflow that starts by request and is on for everybody. */
async function createCallable(name: string, config: Config, steps: readonly Step[]): Promise<string> {
  const { builder, projectId } = project;
  const { id } = await builder.createWorkflow(name, await builder.createEvent(`${name} unused`), steps);
  await builder.edit(id, [{ kind: 'set-trigger', trigger: { type: 'request', config } }]);
  await builder.publish(id);
  await builder.client.call(updateWorkflow, {
    params: { projectId, workflowId: id },
    body: { isOnByDefault: true },
  });
  return id;
}

const call = (workflowId: string, body: RequestInit['body'], headers: Record<string, string> = {}, query = '') =>
  project.signer.sign().then((token) =>
    fetch(`${project.server.url}/projects/${project.projectId}/sdk/triggers/${workflowId}${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...headers },
      body: body ?? null,
    }),
  );
const fromTrigger = (...path: string[]): Reference => ({ source: 'trigger', path });
const JSON_BODY = { 'content-type': 'application/json' };
const echo = makeStep('respond1', {
  type: 'response',
  config: {
    status: 201,
    json: [
      { text: '{ "email": ' },
      { ref: fromTrigger('body', 'email') },
      { text: ', "page": ' },
      { ref: fromTrigger('query', 'page') },
      { text: ' }' },
    ],
    headers: [{ id: 'a', key: 'X-Made-By', value: [{ text: 'Millrace' }] }],
  },
});

test('without a Response step a call is 202 with the run', async () => {
  const id = await createCallable('No response', {}, []);
  const answer = await call(id, '{"a":1}', JSON_BODY);
  expect(answer.status).toBe(202);
  expect(await answer.json()).toEqual({ runId: answer.headers.get('x-run-id') });
});

test('the Response step answers with status, headers and body', async () => {
  const id = await createCallable('Echo', {}, [echo]);
  const answer = await call(id, '{"email":"a@b.co"}', JSON_BODY, '?page=2');
  expect(answer.status).toBe(201);
  expect(answer.headers.get('x-made-by')).toBe('Millrace');
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await answer.json()).toEqual({ email: 'a@b.co', page: '2' });
  const followed = await fetch(
    `${project.server.url}/v2/projects/${project.projectId}/sdk/runs/${answer.headers.get('x-run-id')}`,
    { headers: { authorization: `Bearer ${await project.signer.sign()}` } },
  );
  expect(await followed.json()).toMatchObject({
    workflowId: id,
    response: { status: 201, body: { email: 'a@b.co', page: '2' } },
  });
});

test('what the trigger expects is checked, and each mistake is named', async () => {
  const declared = { id: 'a', name: 'email', type: 'text', isRequired: true, example: '' };
  const id = await createCallable(
    'Strict',
    { bodyCheck: 'declared', body: [declared], query: [{ ...declared, name: 'page' }] },
    [],
  );
  const answer = await call(id, '{"email":3}', JSON_BODY);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    code: 'invalid_request',
    message: 'The query parameter "page" is missing. The body field "email" must be a text.',
    details: { fields: [{ field: 'query.page' }, { field: 'body.email' }] },
  });
});

test('forms and files arrive as what they are, and a file can be the response', async () => {
  const respond = makeStep('respond1', {
    type: 'response',
    config: { bodyType: 'file', file: [{ ref: fromTrigger('file') }] },
  });
  const id = await createCallable('Files', {}, [respond]);
  const form = new FormData();
  form.append('title', 'Report');
  form.append('report', new File([new Uint8Array([1, 0, 255])], 'report.bin', { type: 'application/x-report' }));
  const answer = await call(id, form);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/x-report');
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from([1, 0, 255]));
  const raw = await call(id, new Uint8Array([9]), { 'content-type': 'image/png' });
  expect([raw.headers.get('content-type'), Buffer.from(await raw.arrayBuffer())]).toEqual([
    'image/png',
    Buffer.from([9]),
  ]);
});

test('a form of texts is an object', async () => {
  const id = await createCallable('Form', {}, [echo]);
  const answer = await call(id, 'email=a%40b.co&tag=1&tag=2', { 'content-type': 'application/x-www-form-urlencoded' });
  expect(await answer.json()).toEqual({ email: 'a@b.co', page: null });
});

test('one idempotency key is one run with one response', async () => {
  const id = await createCallable('Once', {}, [echo]);
  const keyed = { ...JSON_BODY, 'idempotency-key': 'k1' };
  const answers = await Promise.all(Array.from({ length: 5 }, () => call(id, '{"email":"x"}', keyed)));
  expect(new Set(answers.map(({ headers }) => headers.get('x-run-id'))).size).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  const other = await call(id, '{"email":"y"}', keyed);
  expect([other.status, await other.json()]).toMatchObject([422, { code: 'idempotency_key_reused' }]);
});

test('a run that fails before it responds says so, one that takes too long goes on', async () => {
  const failing = makeStep('stop1', { type: 'stop', config: { outcome: 'failed', message: [{ text: 'No stock.' }] } });
  const failed = await call(await createCallable('Fails', {}, [failing, echo]), null);
  expect([failed.status, await failed.json()]).toMatchObject([
    502,
    { code: 'run_failed', message: 'The run was not successful before it responded. No stock.' },
  ]);
  const slow = makeStep('delay1', { type: 'delay', config: { amount: [{ text: '1' }], unit: 'hours' } });
  const late = await call(await createCallable('Slow', { waitS: 1 }, [slow, echo]), null);
  expect([late.status, await late.json()]).toMatchObject([
    504,
    { code: 'response_timeout', details: { runId: late.headers.get('x-run-id') ?? expect.any(String) } },
  ]);
});

test('who may not start it is told why', async () => {
  const id = await createCallable('Off', {}, []);
  const refuse = async (workflowId: string) => {
    const answer = await call(workflowId, null);
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  await project.server.deps.pool.query('update installations set is_enabled = false where workflow_id = $1', [id]);
  expect(await refuse(id)).toEqual([403, 'workflow_not_enabled']);
  expect(await refuse(project.workflowId)).toEqual([409, 'trigger_mismatch']);
  await project.server.deps.pool.query('update workflows set published_version_id = null where id = $1', [id]);
  expect(await refuse(id)).toEqual([404, 'workflow_not_published']);
  expect(await refuse(project.projectId)).toEqual([404, 'workflow_not_found']);
});
