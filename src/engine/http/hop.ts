import { unescape } from 'node:querystring';
import type { HttpMethod, HttpRequest } from '../ports/http-client.ts';

/** One request of an exchange; a redirect makes the next. */
export type Hop = {
  readonly url: URL;
  readonly method: HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
};

const REDIRECT_STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Belong to one connection, or follow from the address and the body. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
/** Meant for the first origin only. */
const PRIVATE_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'idempotency-key',
  'proxy-authorization',
]);

export function firstHop(request: HttpRequest, url: URL): Hop {
  const headers: Record<string, string> = {
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'Millrace',
  };
  if (url.username !== '') headers['authorization'] = basicAuthorization(url);
  for (const [name, value] of Object.entries(request.headers)) {
    const lowerName = name.toLowerCase();
    if (!OWN_HEADERS.has(lowerName)) headers[lowerName] = value;
  }
  return { url: withoutCredentials(url), method: request.method, headers, body: request.body ?? null };
}

/** Null when the response is no redirect that can be followed. */
export function findRedirect(statusCode: number, location: string | undefined, from: URL): URL | null {
  if (location === undefined || !REDIRECT_STATUSES.has(statusCode)) return null;
  return URL.parse(location, from.href);
}

/** Methods and headers change as the Fetch standard says; what is private stays with its origin. */
export function nextHop(hop: Hop, statusCode: number, target: URL): Hop {
  const url = withoutCredentials(target);
  const isRead = hop.method === 'GET' || hop.method === 'HEAD';
  const becomesGet = statusCode === 303 ? !isRead : hop.method === 'POST' && (statusCode === 301 || statusCode === 302);
  const isSameOrigin = url.origin === hop.url.origin;
  if (!becomesGet && isSameOrigin) return { ...hop, url };
  const kept = Object.entries(hop.headers).filter(
    ([name]) => (isSameOrigin || !PRIVATE_HEADERS.has(name)) && !(becomesGet && name.startsWith('content-')),
  );
  return {
    url,
    method: becomesGet ? 'GET' : hop.method,
    headers: Object.fromEntries(kept),
    body: becomesGet ? null : hop.body,
  };
}

function basicAuthorization(url: URL): string {
  const pair = `${unescape(url.username)}:${unescape(url.password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

function withoutCredentials(url: URL): URL {
  if (url.username === '' && url.password === '') return url;
  const copy = new URL(url);
  copy.username = '';
  copy.password = '';
  return copy;
}
