import type { BodyOf, ErrorSchema, ParamsOf, QueryOf, ResponseOf, Route } from '#contract/route.ts';
import type { Static } from 'typebox';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  /** As the route's schema says when the status is the route's; else an error. */
  readonly body: Body;
}
export type ErrorBody = Static<typeof ErrorSchema>;

interface CallInput<R extends Route> {
  readonly params?: ParamsOf<R>;
  readonly query?: QueryOf<R>;
  readonly body?: BodyOf<R>;
}

/** Somebody with a browser of their own: keeps cookies, and says which page asks. */
export interface BrowserClient {
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<unknown>>;
  /** The answer of a route that must succeed. */
  call<R extends Route>(route: R, input?: CallInput<R>): Promise<ResponseOf<R>>;
  /** The error of a route that must refuse. */
  refused<R extends Route>(route: R, input?: CallInput<R>): Promise<ErrorBody & { readonly status: number }>;
  /** For requests whose answers are read as they come. */
  cookieHeader(): string;
}

export function createBrowserClient(url: string): BrowserClient {
  const cookies = new Map<string, string>();
  const cookieHeader = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const send: BrowserClient['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        origin: url,
        cookie: cookieHeader(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split(/=(.*)/s) ?? [];
      cookies.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  };
  const request = async (route: Route, input: CallInput<Route> = {}): Promise<Answer<unknown>> =>
    send(route.method, fillPath(route.path, input.params, input.query), input.body);
  return {
    send,
    cookieHeader,
    call: async <R extends Route>(route: R, input?: CallInput<R>) => {
      const { status, body } = await request(route, input);
      if (status !== route.status) throw new Error(`${route.method} ${route.path}: ${status} ${JSON.stringify(body)}`);
      // The server writes answers by the schema that this type is made of.
      return body as ResponseOf<R>;
    },
    refused: async (route, input) => {
      const { status, body } = await request(route, input);
      if (status < 400)
        throw new Error(`${route.method} ${route.path} was not refused: ${status} ${JSON.stringify(body)}`);
      // Every refusal has this shape; tests of it look at `send`.
      return { ...(body as ErrorBody), status };
    },
  };
}

function fillPath(path: string, params: unknown, query: unknown): string {
  // Both come from the route's own types, whose values are texts and numbers.
  const values = (params ?? {}) as Record<string, string>;
  const filled = path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(values[name] ?? ''));
  const search = new URLSearchParams((query ?? {}) as Record<string, string>).toString();
  return search === '' ? filled : `${filled}?${search}`;
}
