import { expect, test } from 'vitest';
import type { Json } from '#core/base/json.ts';
import { resolveConfig } from '#core/expression/resolve-config.ts';
import type { Config } from '#core/workflow/document.ts';
import type { HttpRequest } from '#engine/ports/http-client.ts';
import type { StepOutcome } from '#engine/ports/step-executor.ts';
import { makeScope } from '#testing/make-scope.ts';
import { requestExecutor } from './execute.ts';

type Answer = { readonly status?: number; readonly headers?: Record<string, string>; readonly body: Json };

/** Runs the step against answers that come one after the other. */
async function run(config: Config, ...answers: readonly Answer[]) {
  const sent: HttpRequest[] = [];
  const unused = () => Promise.reject(new Error('unused'));
  const resolved = resolveConfig(
    requestExecutor.definition.fields,
    { url: [{ text: 'https://api.example/items?kind=a' }], ...config },
    makeScope({ trigger: {} }),
  );
  if (!resolved.ok) throw new Error(resolved.message);
  const outcome = await requestExecutor.execute(resolved.config, {
    projectId: 'p',
    idempotencyKey: 'k',
    signal: new AbortController().signal,
    hide: () => undefined,
    respond: unused,
    emit: unused,
    store: unused,
    findResource: () => Promise.resolve(undefined),
    files: { save: unused, read: unused },
    sandbox: { run: unused, close: () => Promise.resolve() },
    now: () => 0,
    http: {
      close: () => Promise.resolve(),
      request: (request) => {
        const { status = 200, headers = {}, body } = answers[sent.length] ?? { status: 500, body: 'no more' };
        sent.push(request);
        return Promise.resolve({
          status: 'responded',
          statusCode: status,
          headers: { 'content-type': 'application/json', ...headers },
          body: Buffer.from(JSON.stringify(body)),
          url: request.url,
        });
      },
    },
  });
  return { outcome, urls: sent.map(({ url }) => url.replace('https://api.example', '')), sent };
}
const outputOf = (outcome: StepOutcome) => ('output' in outcome ? outcome.output : undefined);

test('pages are followed by a token in the answer, until there is none', async () => {
  const config = { pagination: 'cursor', itemsPath: 'data.items', nextPath: 'paging.next', pageParameter: 'after' };
  const { outcome, urls, sent } = await run(
    config,
    { body: { data: { items: [1, 2] }, paging: { next: 'a b' } } },
    { body: { data: { items: [3] } } },
  );
  expect(outputOf(outcome)).toMatchObject({ items: [1, 2, 3], pageCount: 2, isComplete: true, statusCode: 200 });
  expect(urls).toEqual(['/items?kind=a', '/items?kind=a&after=a+b']);
  expect(sent.map(({ headers }) => headers['idempotency-key'])).toEqual(['k', 'k:page2']);
});

test('an address in the answer, and the header "Link", lead on as well', async () => {
  const byAddress = await run(
    { pagination: 'cursor', itemsPath: 'items', nextPath: 'next[0]', pageParameter: 'x' },
    { body: { items: [1], next: ['https://api.example/items?p=2'] } },
    { body: { items: [2] } },
  );
  expect(byAddress.urls).toEqual(['/items?kind=a', '/items?p=2']);
  const byLink = await run(
    { pagination: 'link' },
    { body: [1], headers: { link: '</items?p=1>; rel="prev", </items?p=3>; rel="next"' } },
    { body: [2] },
  );
  expect(byLink.urls).toEqual(['/items?kind=a', '/items?p=3']);
  expect(outputOf(byLink.outcome)).toMatchObject({ items: [1, 2], isComplete: true });
});

test('numbered pages and offsets end with the first empty page', async () => {
  const numbered = await run({ pagination: 'page', pageParameter: 'page' }, { body: [1] }, { body: [2] }, { body: [] });
  expect(numbered.urls).toEqual(['/items?kind=a&page=1', '/items?kind=a&page=2', '/items?kind=a&page=3']);
  const offset = await run(
    { pagination: 'offset', pageParameter: 'kind', firstPage: 0 },
    { body: [1, 2] },
    { body: [3] },
    { body: [] },
  );
  expect(offset.urls).toEqual(['/items?kind=a&kind=0', '/items?kind=a&kind=2', '/items?kind=a&kind=3']);
});

test('at most so many pages, and the output says that there was more', async () => {
  const pages = Array.from({ length: 5 }, (_, index) => ({ body: [index] }));
  const { outcome } = await run({ pagination: 'page', pageParameter: 'page', maxPages: 2 }, ...pages);
  expect(outputOf(outcome)).toMatchObject({ items: [0, 1], pageCount: 2, isComplete: false });
});

test('a page that fails is named, and what came before it is kept', async () => {
  const config = { pagination: 'page', pageParameter: 'page' };
  const { outcome } = await run(config, { body: [1] }, { status: 503, body: 'busy' });
  expect(outcome).toMatchObject({
    kind: 'failed',
    isRetryable: true,
    error: { code: 'http_status', message: 'Page 2: The server answered with the status 503.' },
    output: { items: [1], pageCount: 1, isComplete: false },
  });
});

test('an answer without a list, and a next page at another host, are refused', async () => {
  const noList = await run({ pagination: 'link', itemsPath: 'data' }, { body: { data: 'none' } });
  expect(noList.outcome).toMatchObject({
    error: { code: 'no_items', message: 'Page 1: "data" is not a list in the answer.' },
  });
  const foreign = await run(
    { pagination: 'cursor', itemsPath: 'items', nextPath: 'next', pageParameter: 'x' },
    { body: { items: [1], next: 'https://evil.example/' } },
  );
  expect(foreign.outcome).toMatchObject({ error: { code: 'foreign_page' }, output: { items: [1] } });
  expect(foreign.sent).toHaveLength(1);
});

test('bodies of every kind', async () => {
  const body = async (config: Config) => {
    const { sent } = await run({ method: 'POST', ...config }, { body: null });
    return [sent[0]?.headers['content-type'], Buffer.from(sent[0]?.body ?? '').toString('utf8')];
  };
  const row = (key: string, value: Json) => ({ id: key, key, value: value as never });
  expect(
    await body({ bodyKind: 'graphql', graphqlQuery: [{ text: '{ me }' }], graphqlVariables: [{ text: '{"a":1}' }] }),
  ).toEqual(['application/json', '{"query":"{ me }","variables":{"a":1}}']);
  expect(await body({ bodyKind: 'xml', bodyText: [{ text: '<a/>' }] })).toEqual([
    'application/xml; charset=utf-8',
    '<a/>',
  ]);
  expect(await body({ bodyKind: 'text', bodyText: [{ text: 'a,b' }], bodyType: 'text/csv' })).toEqual([
    'text/csv',
    'a,b',
  ]);
  const [type, content] = await body({ bodyKind: 'multipart', bodyForm: [row('title', [{ text: 'A "b"' }])] });
  const form = await new Response(content, { headers: { 'content-type': type ?? '' } }).formData();
  expect(form.get('title')).toBe('A "b"');
});
