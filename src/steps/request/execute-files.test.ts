import { expect, test } from 'vitest';
import { resolveConfig } from '#core/expression/resolve-config.ts';
import type { Json } from '#core/base/json.ts';
import type { Config } from '#core/workflow/document.ts';
import type { StepFile } from '#engine/ports/file-store.ts';
import type { HttpRequest } from '#engine/ports/http-client.ts';
import type { StepContext } from '#engine/ports/step-executor.ts';
import { makeScope } from '#testing/make-scope.ts';
import { requestExecutor } from './execute.ts';

type Answer = { readonly body: string | Buffer; readonly headers?: Record<string, string> };
const PDF: StepFile = { name: 'invoice "1".pdf', contentType: 'application/pdf', content: Buffer.from([0, 255, 10]) };
const reference = (fileId: string): Json => ({ fileId, name: 'any', contentType: 'any', size: 3 });
const variable = [{ ref: { source: 'trigger', path: ['file'] } }];

/** Runs the step with the trigger's `file`, against one answer; the project has the file "pdf". */
async function run(config: Config, answer: Answer, file: Json = reference('pdf')) {
  const [sent, saved]: [HttpRequest[], StepFile[]] = [[], []];
  const unused = () => Promise.reject(new Error('unused'));
  const url = [{ text: 'https://files.example/reports/year%202026.csv?x=1' }];
  const resolved = resolveConfig(
    requestExecutor.definition.fields,
    { url, ...config },
    makeScope({ trigger: { file } }),
  );
  if (!resolved.ok) throw new Error(resolved.message);
  const context: StepContext = {
    projectId: 'files',
    idempotencyKey: 'k',
    signal: new AbortController().signal,
    hide: () => undefined,
    respond: unused,
    emit: unused,
    store: unused,
    findResource: () => Promise.resolve(undefined),
    files: {
      save: (one) => {
        saved.push(one);
        const { name, contentType, content } = one;
        return Promise.resolve({ fileId: 'new', name, contentType, size: content.length });
      },
      read: (fileId) => Promise.resolve(fileId === 'pdf' ? PDF : undefined),
    },
    sandbox: { run: unused, close: () => Promise.resolve() },
    now: () => 0,
    http: {
      close: () => Promise.resolve(),
      request: (request) => {
        sent.push(request);
        const { body, headers = {} } = answer;
        return Promise.resolve({
          status: 'responded',
          statusCode: 200,
          headers: { 'content-type': 'application/json', ...headers },
          body: Buffer.from(body),
          url: request.url,
        });
      },
    },
  };
  const outcome = await requestExecutor.execute(resolved.config, context);
  return { outcome, sent: sent[0], saved };
}

test('an answer that is wanted as a file is kept, under the name that it is given', async () => {
  const csv = { body: 'a,b', headers: { 'content-type': 'text/csv' } };
  const { outcome, saved } = await run({ responseAs: 'file' }, csv);
  expect(outcome).toMatchObject({
    kind: 'completed',
    output: { body: null, file: { fileId: 'new', name: 'year 2026.csv', contentType: 'text/csv', size: 3 } },
  });
  expect(saved).toEqual([{ name: 'year 2026.csv', contentType: 'text/csv', content: Buffer.from('a,b') }]);
  const named = { ...csv, headers: { 'content-disposition': 'attachment; filename="../../etc/pass wd"' } };
  expect((await run({ responseAs: 'file' }, named)).saved[0]?.name).toBe('.._.._etc_pass wd');
});

test('a large answer is a file in any case, and one that fits is not', async () => {
  const large = await run({}, { body: JSON.stringify('x'.repeat(1024 * 1024)) });
  expect(large.outcome).toMatchObject({ output: { body: null, file: { size: 1024 * 1024 + 2 } } });
  const small = await run({}, { body: JSON.stringify('x'.repeat(1024 * 1024 - 2)) });
  expect(small.saved).toEqual([]);
});

test('an answer is JSON or text when the step says so, whatever its type says', async () => {
  const typed = { 'content-type': 'text/plain' };
  expect((await run({ responseAs: 'json' }, { body: '[1]', headers: typed })).outcome).toMatchObject({
    output: { body: [1] },
  });
  expect((await run({ responseAs: 'text' }, { body: '[1]' })).outcome).toMatchObject({ output: { body: '[1]' } });
  expect((await run({ responseAs: 'json' }, { body: '[1,', headers: typed })).outcome).toMatchObject({
    kind: 'failed',
    isRetryable: false,
    error: { code: 'invalid_json', message: expect.stringContaining('line 1') },
    output: { body: '[1,' },
  });
});

test('a stored file is sent as the body, or as a part of a form', async () => {
  const asBody = await run({ method: 'PUT', bodyKind: 'file', bodyFile: variable }, { body: '{}' });
  expect(asBody.sent).toMatchObject({ body: PDF.content, headers: { 'content-type': 'application/pdf' } });
  const rows = [
    { id: 'r1', key: 'invoice', value: variable },
    { id: 'r2', key: 'note', value: [{ text: 'hi' }] },
  ];
  const { sent } = await run({ method: 'POST', bodyKind: 'multipart', bodyForm: rows }, { body: '{}' });
  const parts = Buffer.from(sent?.body ?? '').toString('latin1');
  expect(parts).toContain(
    'name="invoice"; filename="invoice %221%22.pdf"\r\nContent-Type: application/pdf\r\n\r\n\u0000\u00ff\n\r\n',
  );
  expect(parts).toContain('name="note"\r\n\r\nhi\r\n');
});

test('a file that is gone, or none, fails the step before anything is sent', async () => {
  const gone = await run({ method: 'PUT', bodyKind: 'file', bodyFile: variable }, { body: '' }, reference('other'));
  const none = await run({ method: 'PUT', bodyKind: 'file', bodyFile: variable }, { body: '' }, 'text');
  for (const { outcome, sent } of [gone, none]) {
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'file_missing' }, isRetryable: false });
    expect(sent).toBeUndefined();
  }
});
