import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import type { HttpClient, HttpError, HttpRequest, HttpResult } from '../ports/http-client.ts';
import { blockedMessage, createAddressGuard } from './address-guard.ts';
import { decodeBody } from './decode-body.ts';
import { type ExchangeLimit, startExchangeLimit } from './exchange-limit.ts';
import { findRedirect, firstHop, type Hop, nextHop } from './hop.ts';
import { type HopResponse, type HopResult, limitError, sendHop, tooLargeError } from './send-hop.ts';

const CONNECTIONS_PER_ORIGIN = 128;
const CONNECT_TIMEOUT_MS = 10_000;

export type HttpClientOptions = {
  /** Hosts (`db.internal`), hosts with a port (`127.0.0.1:4000`) and ranges (`10.1.0.0/16`) that are not refused. */
  readonly allowedPrivateHosts: readonly string[];
  /** How names become addresses; the system's way when absent. */
  readonly lookup?: LookupFunction;
};

/**
 * Sends requests over pooled keep-alive connections. Private, loopback, link-local and metadata addresses are refused,
 * checked on the address that is really connected to and on every redirect. Redirects are followed up to
 * `maxRedirects` (with 0 the redirect itself is the response); bodies arrive decompressed.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const guard = createAddressGuard(options.allowedPrivateHosts, options.lookup ?? lookup);
  // The time limit of the exchange covers what undici's own timeouts would.
  const common = {
    connections: CONNECTIONS_PER_ORIGIN,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  };
  const openAgent = new Agent({ ...common, connect: { timeout: CONNECT_TIMEOUT_MS } });
  const guardedAgent = new Agent({ ...common, connect: { timeout: CONNECT_TIMEOUT_MS, lookup: guard.lookup } });

  async function send(hop: Hop, maxBytes: number, limit: ExchangeLimit): Promise<HopResult> {
    if (hop.url.protocol !== 'http:' && hop.url.protocol !== 'https:') return failed(invalidUrl(hop.url.href));
    const verdict = guard.judge(hop.url);
    if (verdict === 'blocked') {
      return failed({ code: 'blocked_address', message: blockedMessage(hop.url.hostname) });
    }
    return await sendHop(verdict === 'open' ? openAgent : guardedAgent, hop, maxBytes, limit);
  }

  async function exchange(request: HttpRequest, url: URL, limit: ExchangeLimit): Promise<HttpResult> {
    let hop = firstHop(request, url);
    for (let redirectCount = 0; ; redirectCount += 1) {
      const reached = limit.findReached();
      if (reached !== null) return failed(limitError(reached, hop.url, limit.timeoutMs));
      const result = await send(hop, request.maxResponseBytes, limit);
      if (result.status === 'failed') return result;
      const target = findRedirect(result.statusCode, result.headers['location'], hop.url);
      if (target === null || request.maxRedirects === 0) return await finish(result, hop.url, request);
      if (redirectCount === request.maxRedirects) return failed(tooManyRedirects(request.maxRedirects));
      hop = nextHop(hop, result.statusCode, target);
    }
  }

  async function request(wanted: HttpRequest): Promise<HttpResult> {
    const url = URL.parse(wanted.url);
    if (url === null) return failed(invalidUrl(wanted.url));
    const limit = startExchangeLimit(wanted.timeoutMs, wanted.signal);
    try {
      return await exchange(wanted, url, limit);
    } finally {
      limit.end();
    }
  }

  async function close(): Promise<void> {
    await Promise.all([openAgent.destroy(), guardedAgent.destroy()]);
  }

  return { request, close };
}

async function finish(response: HopResponse, url: URL, request: HttpRequest): Promise<HttpResult> {
  const { statusCode, headers } = response;
  const answered = { status: 'responded', statusCode, url: url.href } as const;
  const encoding = headers['content-encoding'];
  if (encoding === undefined || response.body.length === 0) return { ...answered, headers, body: response.body };
  const decoded = await decodeBody(response.body, encoding, request.maxResponseBytes);
  switch (decoded.status) {
    case 'untouched':
      return { ...answered, headers, body: response.body };
    case 'too_large':
      return failed(tooLargeError(request.maxResponseBytes));
    case 'corrupt':
      return failed({
        code: 'connection_failed',
        message: `The ${encoding} response of ${url.host} cannot be decompressed.`,
      });
    case 'decoded': {
      const { 'content-encoding': _encoding, 'content-length': _length, ...rest } = headers;
      return { ...answered, headers: rest, body: decoded.body };
    }
  }
}

function failed(error: HttpError): { readonly status: 'failed'; readonly error: HttpError } {
  return { status: 'failed', error };
}

function invalidUrl(url: string): HttpError {
  return { code: 'invalid_url', message: `${url} is not a complete http or https address.` };
}

function tooManyRedirects(maxRedirects: number): HttpError {
  return { code: 'too_many_redirects', message: `The address redirected more than ${maxRedirects} times.` };
}
