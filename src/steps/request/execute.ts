import type { Json } from '#core/base/json.ts';
import { toText } from '#core/expression/resolve-template.ts';
import type { ResolvedConfig } from '#core/step/field.ts';
import type { HttpErrorCode, HttpMethod, HttpResult } from '#engine/ports/http-client.ts';
import { defineExecutor, type StepContext, type StepOutcome } from '#engine/ports/step-executor.ts';
import { requestStep } from './definition.ts';
import { buildAuth, type RequestAuth } from './execute-auth.ts';
import { readResponse } from './execute-read-response.ts';
import { readRetryAfterMs } from './execute-retry-after.ts';

type Config = ResolvedConfig<typeof requestStep.fields>;

const MAXIMUM_RESPONSE_BYTES = 10 * 1024 * 1024;
const MAXIMUM_REDIRECTS = 5;
/** Another attempt may find the other side well again. Everything else in 4xx stays wrong however often it is sent. */
const RETRYABLE_STATUS: ReadonlySet<number> = new Set([408, 409, 423, 425, 429]);
const RETRYABLE_ERRORS: ReadonlySet<HttpErrorCode> = new Set(['dns_failed', 'connection_failed', 'timeout']);

/** Sends one HTTP request. Every attempt of a step carries the same `Idempotency-Key` unless the builder set one. */
export const requestExecutor = defineExecutor({
  definition: requestStep,
  execute: async (config, context) => {
    const auth = buildAuth(config);
    for (const text of auth.hidden) context.hide(text);
    const url = buildUrl(config, auth);
    const body = buildBody(config);
    const result = await context.http.request({
      // The choice offers these methods only.
      method: config.method as HttpMethod,
      url,
      headers: buildHeaders(config, body, auth, context),
      ...(body === null ? {} : { body: body.text }),
      timeoutMs: config.timeoutS * 1000,
      maxResponseBytes: MAXIMUM_RESPONSE_BYTES,
      maxRedirects: MAXIMUM_REDIRECTS,
      signal: context.signal,
    });
    return toOutcome(result, context);
  },
});

function buildUrl({ url, query }: Config, auth: RequestAuth): string {
  const text = toText(url).trim();
  const rows = [...query, ...auth.query].map(([key, value]): [string, string] => [key, toText(value)]);
  if (rows.length === 0) return text;
  const search = new URLSearchParams(rows).toString();
  const [base = '', fragment] = text.split('#', 2);
  const joint = base.includes('?') ? '&' : '?';
  return `${base}${joint}${search}${fragment === undefined ? '' : `#${fragment}`}`;
}

type Body = { readonly text: string; readonly contentType: string };

function buildBody(config: Config): Body | null {
  if (config.method === 'GET' || config.method === 'HEAD') return null;
  switch (config.bodyKind) {
    case 'json':
      return { text: config.bodyJson, contentType: 'application/json' };
    case 'form': {
      const rows = config.bodyForm.map(([key, value]): [string, string] => [key, toText(value)]);
      return { text: new URLSearchParams(rows).toString(), contentType: 'application/x-www-form-urlencoded' };
    }
    case 'text':
      return { text: toText(config.bodyText), contentType: 'text/plain; charset=utf-8' };
    default:
      return null;
  }
}

function buildHeaders(
  config: Config,
  body: Body | null,
  auth: RequestAuth,
  { idempotencyKey }: StepContext,
): Record<string, string> {
  const headers: Record<string, string> = { 'idempotency-key': idempotencyKey, ...auth.headers };
  if (body !== null) headers['content-type'] = body.contentType;
  for (const [key, value] of config.headers) headers[key.trim().toLowerCase()] = toText(value);
  return headers;
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
