import { createSecretMask } from '#core/expression/mask-secrets.ts';
import type { HttpExchange } from '#core/run/http-exchange.ts';
import type { Json } from '#core/base/json.ts';
import type { HttpClient, HttpRequest, HttpResult } from '#engine/ports/http-client.ts';
import type { StepExecutor } from '#engine/ports/step-executor.ts';

/** More of a body than this shows nothing new to a person. */
const MAX_BODY_BYTES = 64 * 1024;

export interface ExchangeRecord {
  /** The executor, whose requests are kept from now on. */
  readonly watch: (executor: StepExecutor) => StepExecutor;
  /** The requests of one attempt, by the idempotency key that it had. */
  readonly list: (idempotencyKey: string) => HttpExchange[];
}

/** Keeps what tested steps send and get, without the secrets in it. */
export function createExchangeRecord(secrets: Iterable<string>, now: () => number): ExchangeRecord {
  const byKey = new Map<string, HttpExchange[]>();
  const known = [...secrets];
  let mask = createSecretMask(known);
  const hide = (text: string): void => {
    known.push(text);
    mask = createSecretMask(known);
  };
  const watchClient = (http: HttpClient, idempotencyKey: string): HttpClient => ({
    close: () => http.close(),
    request: async (request) => {
      const startedAt = now();
      const result = await http.request(request);
      const exchange = describeExchange(request, result, now() - startedAt);
      byKey.set(idempotencyKey, [...(byKey.get(idempotencyKey) ?? []), exchange]);
      return result;
    },
  });
  return {
    watch: (executor) => ({
      ...executor,
      execute: (config, context) =>
        executor.execute(config, {
          ...context,
          http: watchClient(context.http, context.idempotencyKey),
          hide: (text) => {
            hide(text);
            context.hide(text);
          },
        }),
    }),
    // Masked when it is asked for: an answer may have brought what is a secret from then on, such as a token.
    list: (idempotencyKey) =>
      // A mask changes texts only, so what it gives has the shape of what it got.
      (byKey.get(idempotencyKey) ?? []).map((exchange) => mask(exchange as Json) as unknown as HttpExchange),
  };
}

function describeExchange(request: HttpRequest, result: HttpResult, durationMs: number): HttpExchange {
  const { method, url, headers, body } = request;
  return {
    method,
    url,
    headers,
    body: body === undefined ? null : toText(typeof body === 'string' ? Buffer.from(body) : body),
    durationMs,
    response:
      result.status === 'failed'
        ? { status: 'failed', message: result.error.message }
        : {
            status: 'responded',
            statusCode: result.statusCode,
            url: result.url,
            headers: result.headers,
            body: toText(result.body),
          },
  };
}

function toText(body: Uint8Array): string {
  const shown = body.subarray(0, MAX_BODY_BYTES);
  if (shown.includes(0)) return `${body.length} bytes that are no text.`;
  const text = new TextDecoder().decode(shown);
  return shown.length === body.length ? text : `${text}\n… ${body.length - shown.length} more bytes`;
}
