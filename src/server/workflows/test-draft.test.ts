import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRuns } from '#contract/runs.ts';
import { createSecret } from '#contract/settings.ts';
import { getWorkflow, testStep, testWorkflow } from '#contract/workflows.ts';
import type { Json } from '#core/base/json.ts';
import { SECRET_MASK } from '#core/expression/mask-secrets.ts';
import type { Step } from '#core/workflow/document.ts';
import { createBuilder, requestStep, type Builder } from '#testing/product.ts';
import { startScriptedServer, type ScriptedServer } from '#testing/scripted-server.ts';
import { signUpOwner } from '#testing/seed-members.ts';
import { startTestServer, type TestServer } from '#testing/test-server.ts';
import { makeConditional, makeStep } from '#testing/make-document.ts';

let server: TestServer;
let upstream: ScriptedServer;
let builder: Builder;
let projectId: string;
let appEventId: string;

beforeAll(async () => {
  upstream = await startScriptedServer();
  server = await startTestServer({ ALLOWED_PRIVATE_HOSTS: '127.0.0.1' });
  const { owner, projectId: created } = await signUpOwner(server.url);
  projectId = created;
  builder = createBuilder(owner, projectId);
  appEventId = await builder.createEvent('Contact Created');
});
afterAll(async () => {
  await server.close();
  await upstream.close();
});

const readsTrigger = (key: string): Json => [{ ref: { source: 'trigger', path: [key] } }];
const readsStep = (stepId: string, key: string): Json => [{ ref: { source: 'step', stepId, path: [key] } }];
const functionStep = (id: string, code: string, parameters: Readonly<Record<string, Json>>): Step =>
  makeStep(id, {
    type: 'function',
    config: { code, parameters: Object.entries(parameters).map(([key, value]) => ({ id: key, key, value })) },
  });

test('one step is run on the payload and on the last outputs of the steps before it', async () => {
  const { id: workflowId } = await builder.createWorkflow('Steps', appEventId, [
    functionStep('first', 'console.log("hello"); return { doubled: parameters.n * 2 };', { n: readsTrigger('n') }),
    functionStep('second', 'return { sum: (parameters.doubled ?? 100) + 1 };', {
      doubled: readsStep('first', 'doubled'),
    }),
  ]);
  const params = { projectId, workflowId };
  const run = (stepId: string) => builder.client.call(testStep, { params, body: { stepId, payload: '{ "n": 4 }' } });
  expect(await run('second')).toMatchObject({ status: 'completed', output: { sum: 101 } });
  expect(await run('first')).toMatchObject({
    stepId: 'first',
    status: 'completed',
    input: { parameters: [['n', 4]] },
    output: { doubled: 8 },
    branchId: null,
    error: null,
    logs: [{ level: 'log', message: 'hello' }],
  });
  expect(await run('second')).toMatchObject({ status: 'completed', output: { sum: 9 } });
  const { testOutputs } = await builder.client.call(getWorkflow, { params });
  expect(testOutputs).toEqual({ first: { doubled: 8 }, second: { sum: 9 } });

  const body = { stepId: 'nothing', payload: '{}' };
  expect(await builder.client.refused(testStep, { params, body })).toMatchObject({ status: 404, code: 'not_found' });
  const malformed = { stepId: 'first', payload: '{' };
  expect(await builder.client.refused(testStep, { params, body: malformed })).toMatchObject({ code: 'malformed_json' });
});

test('a secret is used for real and shown to nobody, also when the other side sends it back', async () => {
  const value = 'sk-very-secret';
  const secret = await builder.client.call(createSecret, { params: { projectId }, body: { name: 'Key', value } });
  const received: (string | undefined)[] = [];
  upstream.answerWith((request, response) => {
    received.push(request.headers['x-key']?.toString());
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ echo: request.headers['x-key'] }));
  });
  const headers = [{ id: 'a', key: 'X-Key', value: [{ ref: { source: 'secret', path: [secret.id] } }] }];
  const step = requestStep('call1', '', { config: { url: [{ text: upstream.url('/') }], headers } });
  const { id: workflowId } = await builder.createWorkflow('Secret', appEventId, [step]);
  const params = { projectId, workflowId };
  const result = await builder.client.call(testStep, { params, body: { stepId: 'call1', payload: '{}' } });
  expect(result).toMatchObject({ status: 'completed', output: { statusCode: 200, body: { echo: SECRET_MASK } } });
  const workflow = await builder.client.call(getWorkflow, { params });
  expect(received).toEqual([value]);
  expect(JSON.stringify([result, workflow])).not.toContain(value);
});

test('the whole draft runs once: a failing step is not tried again, and what ran is no run', async () => {
  let calls = 0;
  upstream.answerWith((_request, response) => {
    calls += 1;
    response.writeHead(503).end();
  });
  const { id: workflowId } = await builder.createWorkflow('Whole', appEventId, [
    functionStep('first', 'return { id: parameters.n };', { n: readsTrigger('n') }),
    requestStep('tolerated', upstream.url('/'), { continueOnFailure: true }),
    requestStep('disabled', upstream.url('/'), { isDisabled: true }),
    requestStep('fails', upstream.url('/')),
    functionStep('never', 'return 1;', {}),
  ]);
  const params = { projectId, workflowId };
  const result = await builder.client.call(testWorkflow, { params, body: { payload: '{ "n": 1 }', userId: 'ada' } });
  expect(result.status).toBe('failed');
  expect(result.steps.map(({ stepId, status }) => [stepId, status])).toEqual([
    ['first', 'completed'],
    ['tolerated', 'failed'],
    ['disabled', 'skipped'],
    ['fails', 'failed'],
  ]);
  expect(calls).toBe(2);
  expect((await builder.client.call(listRuns, { params: { projectId } })).items).toEqual([]);
  expect((await builder.client.call(getWorkflow, { params })).testOutputs).toEqual({ first: { id: 1 } });
});

test('a test up to a step runs its path only, and a step that the flow does not reach is not in the answer', async () => {
  const conditions = [
    { id: 'g', conditions: [{ id: 'c', left: readsTrigger('isBig'), operator: '$booleanTrue', right: [] }] },
  ];
  const { id: workflowId } = await builder.createWorkflow('Up to', appEventId, [
    makeConditional('check', [functionStep('large', 'return 1;', {})], [functionStep('small', 'return 2;', {})], {
      config: { conditions },
    }),
    functionStep('after', 'return 3;', {}),
  ]);
  const params = { projectId, workflowId };
  const run = async (upTo: string, payload: string) => {
    const { status, steps } = await builder.client.call(testWorkflow, { params, body: { payload, upTo } });
    return [status, ...steps.map(({ stepId }) => stepId)];
  };
  expect(await run('large', '{ "isBig": true }')).toEqual(['completed', 'check', 'large']);
  expect(await run('large', '{ "isBig": false }')).toEqual(['completed', 'check']);
  expect(await run('check', '{ "isBig": true }')).toEqual(['completed', 'check']);
  const unknown = { params, body: { payload: '{}', upTo: 'nothing' } };
  expect(await builder.client.refused(testWorkflow, unknown)).toMatchObject({ status: 404, code: 'not_found' });
});

test('a test shows the exchange with the other side, without the secrets in it', async () => {
  const value = 'sk-another-secret';
  const secret = await builder.client.call(createSecret, { params: { projectId }, body: { name: 'Other', value } });
  upstream.answerWith((request, response) => {
    response
      .writeHead(201, { 'x-echo': String(request.headers['x-key']) })
      .end(`got ${String(request.headers['x-key'])}`);
  });
  const headers = [{ id: 'a', key: 'X-Key', value: [{ ref: { source: 'secret', path: [secret.id] } }] }];
  const url = upstream.url('/contacts');
  const config = { method: 'POST', url: [{ text: url }], headers, bodyKind: 'json', bodyJson: [{ text: '{"a":1}' }] };
  const { id: workflowId } = await builder.createWorkflow('Exchange', appEventId, [
    requestStep('call1', '', { config }),
    functionStep('quiet', 'return 1;', {}),
  ]);
  const params = { projectId, workflowId };
  const one = await builder.client.call(testStep, { params, body: { stepId: 'call1', payload: '{}' } });
  const all = await builder.client.call(testWorkflow, { params, body: { payload: '{}' } });
  const expected = {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'x-key': SECRET_MASK },
    body: '{"a":1}',
    response: { status: 'responded', statusCode: 201, headers: { 'x-echo': SECRET_MASK }, body: `got ${SECRET_MASK}` },
  };
  expect(one.exchanges).toMatchObject([expected]);
  expect(all.steps.map(({ exchanges }) => exchanges)).toMatchObject([[expected], []]);
  expect(JSON.stringify([one, all])).not.toContain(value);
});

test('what code fetches is shown as exchanges too, without the secrets in it and what the code makes of them', async () => {
  const value = 'sk-fetched-secret';
  const secret = await builder.client.call(createSecret, { params: { projectId }, body: { name: 'Fetched', value } });
  upstream.answerWith((request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ echo: request.headers.authorization }));
  });
  const code = `const authorization = 'Basic ' + base64.encode('ada:' + parameters.key);
    const answer = await fetch(parameters.url, { method: 'POST', headers: { authorization }, body: { key: parameters.key } });
    console.log(authorization);
    return answer.json();`;
  const { id: workflowId } = await builder.createWorkflow('Fetching', appEventId, [
    functionStep('fetching', code, {
      key: [{ ref: { source: 'secret', path: [secret.id] } }],
      url: [{ text: upstream.url('/contacts') }],
    }),
  ]);
  const params = { projectId, workflowId };
  const one = await builder.client.call(testStep, { params, body: { stepId: 'fetching', payload: '{}' } });
  const all = await builder.client.call(testWorkflow, { params, body: { payload: '{}' } });
  expect(one).toMatchObject({
    status: 'completed',
    output: { echo: `Basic ${SECRET_MASK}` },
    logs: [{ level: 'log', message: `Basic ${SECRET_MASK}` }],
    exchanges: [
      {
        method: 'POST',
        url: upstream.url('/contacts'),
        headers: { authorization: `Basic ${SECRET_MASK}` },
        body: `{"key":"${SECRET_MASK}"}`,
        response: { status: 'responded', statusCode: 200, body: `{"echo":"Basic ${SECRET_MASK}"}` },
      },
    ],
  });
  const shown = JSON.stringify([one, all]);
  expect(shown).not.toContain(value);
  expect(shown).not.toContain(Buffer.from(`ada:${value}`).toString('base64'));
});

test('each way to authenticate is sent, and nothing made of its secret is shown, also not in Base64', async () => {
  const value = 'sk-third-secret';
  const secret = await builder.client.call(createSecret, { params: { projectId }, body: { name: 'Third', value } });
  const fromSecret = [{ ref: { source: 'secret' as const, path: [secret.id] } }];
  const seen: string[] = [];
  upstream.answerWith((request, response) => {
    seen.push(
      `${request.headers.authorization ?? ''} ${String(request.headers['x-api-key'] ?? '')} ${request.url ?? ''}`,
    );
    response.end(`you sent ${request.headers.authorization ?? ''}`);
  });
  const url = [{ text: upstream.url('/') }];
  const basic = { auth: 'basic', username: [{ text: 'ada' }], password: fromSecret };
  const configs = [
    { auth: 'bearer', token: fromSecret },
    basic,
    { auth: 'header', authName: [{ text: 'X-Api-Key' }], authValue: fromSecret },
    { auth: 'query', authName: [{ text: 'key' }], authValue: fromSecret },
  ];
  const { id: workflowId } = await builder.createWorkflow(
    'Authentication',
    appEventId,
    configs.map((config, index) =>
      requestStep(`call${index}`, '', { name: `Call ${index}`, config: { url, ...config } }),
    ),
  );
  const encoded = Buffer.from(`ada:${value}`).toString('base64');
  const answer = await builder.client.call(testWorkflow, {
    params: { projectId, workflowId },
    body: { payload: '{}' },
  });
  expect(answer.status).toBe('completed');
  expect(seen).toEqual([`Bearer ${value}  /`, `Basic ${encoded}  /`, ` ${value} /`, `  /?key=${value}`]);
  const shown = JSON.stringify(answer);
  expect(shown).not.toContain(value);
  expect(shown).not.toContain(encoded);
  expect(answer.steps[1]?.output).toMatchObject({ body: `you sent Basic ${SECRET_MASK}` });
});

test('a pinned step is not called, whatever is in its fields, and later steps see what is pinned', async () => {
  let calls = 0;
  upstream.answerWith((_request, response) => {
    calls += 1;
    response.end();
  });
  const { id: workflowId } = await builder.createWorkflow('Pinned', appEventId, [
    requestStep('call1', upstream.url('/')),
    requestStep('empty', '', { config: {} }),
    functionStep('user', 'return parameters.id;', { id: readsStep('call1', 'id') }),
  ]);
  const params = { projectId, workflowId };
  const pins = { call1: { id: 7 }, empty: null };
  const { status, steps } = await builder.client.call(testWorkflow, { params, body: { payload: '{}', pins } });
  expect(status).toBe('completed');
  expect(steps.map(({ stepId, output, isPinned }) => [stepId, output, isPinned])).toEqual([
    ['call1', { id: 7 }, true],
    ['empty', null, true],
    ['user', 7, false],
  ]);
  const one = await builder.client.call(testStep, {
    params,
    body: { stepId: 'user', payload: '{}', pins: { call1: { id: 8 } } },
  });
  expect(one.output).toBe(8);
  expect(calls).toBe(0);
  expect((await builder.client.call(getWorkflow, { params })).testOutputs).toEqual({ user: 8 });
});
