import { isJsonObject, type Json } from '#core/base/json.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import { toText } from '#core/expression/resolve-template.ts';
import type { ResolvedConfig } from '#core/step/field.ts';
import type { HttpErrorCode, HttpMethod, HttpResult } from '#engine/ports/http-client.ts';
import { defineExecutor, type StepContext, type StepOutcome } from '#engine/ports/step-executor.ts';
import { requestStep } from './definition.ts';
import { buildAuth, type RequestAuth } from './execute-auth.ts';
import { buildBody, type RequestBody } from './execute-body.ts';
import { nameFile, readBodyFiles, type BodyFiles } from './execute-files.ts';
import { firstPage, nextPage, readItems, withItems, type NextPage, type Pagination } from './execute-pages.ts';
import { forgetAccessToken, getAccessToken } from './execute-oauth.ts';
import { readResponse } from './execute-read-response.ts';
import { throughResource } from './execute-resource.ts';
import { awaitTurn, learnPace } from './execute-pace.ts';
import { readRetryAfterMs } from './execute-retry-after.ts';

type Config = ResolvedConfig<typeof requestStep.fields>;

const MAXIMUM_RESPONSE_BYTES = 10 * 1024 * 1024;
/** A larger answer is kept as a file. */
const MAXIMUM_INLINE_BYTES = 1024 * 1024;
const MAXIMUM_REDIRECTS = 5;
/** Another attempt may find the other side well again. Everything else in 4xx stays wrong however often it is sent. */
const RETRYABLE_STATUS: ReadonlySet<number> = new Set([408, 409, 423, 425, 429]);
const RETRYABLE_ERRORS: ReadonlySet<HttpErrorCode> = new Set(['dns_failed', 'connection_failed', 'timeout']);

/** Sends one HTTP request. Every attempt of a step carries the same `Idempotency-Key` unless the builder set one. */
export const requestExecutor = defineExecutor({
  definition: requestStep,
  execute: async (own, context) => {
    const used = own.auth === 'resource' ? await throughResource(own, context) : ({ ok: true, config: own } as const);
    if (!used.ok) return used.failure;
    const { config } = used;
    if (config.auth !== 'oauth2') return sendWith(config, context, buildAuth(config));
    const first = await sendWithToken(config, context);
    if (!wasNotAuthorised(first)) return first;
    // The token may have been revoked before its time: a new one is worth one more try.
    forgetAccessToken(config, context);
    return sendWithToken(config, context);
  },
});

async function sendWithToken(config: Config, context: StepContext): Promise<StepOutcome> {
  const access = await getAccessToken(config, context);
  if (!access.ok) return access.failure;
  return sendWith(config, context, { headers: { authorization: `Bearer ${access.token}` }, query: [], hidden: [] });
}

function wasNotAuthorised(outcome: StepOutcome): boolean {
  const details = outcome.kind === 'failed' ? outcome.error.details : undefined;
  return isJsonObject(details) && details['statusCode'] === 401;
}

async function sendWith(config: Config, context: StepContext, auth: RequestAuth): Promise<StepOutcome> {
  for (const text of auth.hidden) context.hide(text);
  const postponed = await awaitTurn(toText(config.url).trim(), context);
  if (postponed !== null) return postponed;
  const files = await readBodyFiles(config, context);
  if ('kind' in files) return files;
  return config.pagination === 'none'
    ? takeAnswer(await send(config, context, auth, files, null, 1), config, context)
    : readAllPages(config, context, auth, files);
}

/** Sends for one page; `next` null: as the step says. */
async function send(
  config: Config,
  context: StepContext,
  auth: RequestAuth,
  files: BodyFiles,
  next: NextPage | null,
  pageNumber: number,
): Promise<HttpResult> {
  const body = buildBody(config, files);
  const url = next !== null && 'url' in next ? next.url : buildUrl(config, auth, next?.query);
  const sentAt = context.now();
  const result = await context.http.request({
    // The choice offers these methods only.
    method: config.method as HttpMethod,
    url,
    headers: buildHeaders(config, body, auth, context, pageNumber),
    ...(body === null ? {} : { body: body.content }),
    timeoutMs: config.timeoutS * 1000,
    maxResponseBytes: MAXIMUM_RESPONSE_BYTES,
    maxRedirects: MAXIMUM_REDIRECTS,
    signal: context.signal,
  });
  learnPace(url, sentAt, result, context);
  return result;
}

/** Sends page after page until one is the last. What had come before one fails is the output of the failed step. */
async function readAllPages(
  config: Config,
  context: StepContext,
  auth: RequestAuth,
  files: BodyFiles,
): Promise<StepOutcome> {
  const pagination = toPagination(config);
  const items: Json[] = [];
  let bytes = 0;
  let next = firstPage(pagination);
  for (let pageCount = 1; ; pageCount += 1) {
    const result = await send(config, context, auth, files, next, pageCount);
    const outcome = toOutcome(result, context);
    if (outcome.kind !== 'completed' || result.status === 'failed') {
      return atPage(outcome, pageCount, withItems(null, items, pageCount - 1, false));
    }
    const page = { headers: result.headers, body: readResponse(result), url: result.url };
    const found = readItems(pagination, page);
    if (found === null) {
      const where = config.itemsPath.trim() === '' ? 'The body' : `"${config.itemsPath}"`;
      const error = { code: 'no_items', message: `${where} is not a list in the answer.` };
      return atPage(
        { kind: 'failed', error, isRetryable: false },
        pageCount,
        withItems(outcome.output, items, pageCount, false),
      );
    }
    items.push(...found);
    bytes += result.body.byteLength;
    if (bytes > MAXIMUM_RESPONSE_BYTES) {
      const message = `The pages together are larger than ${MAXIMUM_RESPONSE_BYTES / 1024 / 1024} MiB. Ask for fewer.`;
      const error = { code: 'response_too_large', message };
      return atPage({ kind: 'failed', error, isRetryable: false }, pageCount, withItems(null, [], pageCount, false));
    }
    next = found.length === 0 ? null : nextPage(pagination, page, pageCount, items.length);
    // What the step authenticates with is for its own host alone.
    if (next !== null && 'url' in next && new URL(next.url).origin !== new URL(page.url).origin) {
      const error = { code: 'foreign_page', message: `The next page is at another host, ${new URL(next.url).host}.` };
      return atPage(
        { kind: 'failed', error, isRetryable: false },
        pageCount + 1,
        withItems(outcome.output, items, pageCount, false),
      );
    }
    const isFull = pageCount >= pagination.maxPages;
    if (next === null || isFull) {
      return { kind: 'completed', output: withItems(outcome.output, items, pageCount, next === null) };
    }
  }
}

function atPage(outcome: StepOutcome, page: number, output: Json): StepOutcome {
  if (outcome.kind !== 'failed') return outcome;
  const { error } = outcome;
  return { ...outcome, error: { ...error, message: `Page ${page}: ${error.message}` }, output };
}

function toPagination(config: Config): Pagination {
  const { pagination: kind, itemsPath, nextPath, pageParameter, firstPage: first, maxPages } = config;
  return {
    kind: kind === 'link' || kind === 'cursor' || kind === 'offset' ? kind : 'page',
    itemsPath,
    nextPath,
    parameter: pageParameter.trim(),
    first,
    maxPages,
  };
}

function buildUrl({ url, query }: Config, auth: RequestAuth, page: readonly [string, string] | undefined): string {
  const text = toText(url).trim();
  // The parameter of the page stands in place of one of the same name.
  const own = [...query, ...auth.query].filter(([key]) => key !== page?.[0]);
  const rows = [...own, ...(page === undefined ? [] : [page])].map(([key, value]): [string, string] => [
    key,
    toText(value),
  ]);
  if (rows.length === 0) return text;
  const search = new URLSearchParams(rows).toString();
  const [base = '', fragment] = text.split('#', 2);
  const joint = base.includes('?') ? '&' : '?';
  return `${base}${joint}${search}${fragment === undefined ? '' : `#${fragment}`}`;
}

function buildHeaders(
  config: Config,
  body: RequestBody | null,
  auth: RequestAuth,
  { idempotencyKey }: StepContext,
  pageNumber: number,
): Record<string, string> {
  // Each page is a request of its own.
  const key = pageNumber === 1 ? idempotencyKey : `${idempotencyKey}:page${pageNumber}`;
  const headers: Record<string, string> = { 'idempotency-key': key, ...auth.headers };
  if (body !== null) headers['content-type'] = body.contentType;
  for (const [key, value] of config.headers) headers[key.trim().toLowerCase()] = toText(value);
  return headers;
}

/** The answer as the step wants it: what is large, or wanted so, is kept as a file, and the output names it. */
async function takeAnswer(result: HttpResult, config: Config, context: StepContext): Promise<StepOutcome> {
  const outcome = toOutcome(result, context);
  if (outcome.kind !== 'completed' || result.status === 'failed') return outcome;
  const { statusCode, headers, body, url } = result;
  const isFile = config.responseAs === 'file' || (config.responseAs === 'auto' && body.length > MAXIMUM_INLINE_BYTES);
  if (isFile) {
    const contentType = headers['content-type'] ?? 'application/octet-stream';
    const file = await context.files.save({ name: nameFile(headers, url), contentType, content: body });
    return { kind: 'completed', output: { statusCode, headers, body: null, file } };
  }
  if (config.responseAs === 'auto') return outcome;
  const text = new TextDecoder().decode(body);
  if (config.responseAs === 'text') return { kind: 'completed', output: { statusCode, headers, body: text } };
  const parsed = parseJsonText(text);
  if (parsed.ok) return { kind: 'completed', output: { statusCode, headers, body: parsed.value } };
  const { line, column, message } = parsed.problem;
  const error = {
    code: 'invalid_json',
    message: `The answer is not JSON at line ${line}, column ${column}: ${message}`,
  };
  return { kind: 'failed', error, isRetryable: false, output: { statusCode, headers, body: text } };
}

function toOutcome(result: HttpResult, { now }: StepContext): StepOutcome {
  if (result.status === 'failed') {
    return { kind: 'failed', error: result.error, isRetryable: RETRYABLE_ERRORS.has(result.error.code) };
  }
  const { statusCode, headers } = result;
  const output: Json = { statusCode, headers, body: readResponse(result) };
  if (statusCode < 400) return { kind: 'completed', output };
  const retryAfterMs = readRetryAfterMs(headers['retry-after'], now());
  return {
    kind: 'failed',
    error: {
      code: 'http_status',
      message: `The server answered with the status ${statusCode}.`,
      details: { statusCode },
    },
    isRetryable: statusCode >= 500 || RETRYABLE_STATUS.has(statusCode),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    output,
  };
}
