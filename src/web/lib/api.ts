import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route } from '#contract/route.ts';
import { buildUrl } from './build-url.ts';
import { requestJson } from './request-json.ts';

// A part that may be empty may be left out.
type Part<Name extends string, Value> = object extends Value
  ? { readonly [N in Name]?: Value }
  : { readonly [N in Name]: Value };
export type CallInput<R extends Route> = Part<'params', ParamsOf<R>> &
  Part<'query', QueryOf<R>> &
  Part<'body', BodyOf<R>> & { readonly signal?: AbortSignal };
type Rest<R extends Route> = object extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>];

type Values = { readonly [name: string]: string | number | boolean | undefined };
/** What every input is, whatever the route: params and queries are plain values. */
type LooseInput = {
  readonly params?: Values;
  readonly query?: Values;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

/** Calls a route of the contract as the signed-in member. Throws `ApiError`. */
export async function callApi<R extends Route>(route: R, ...[input]: Rest<R>): Promise<ResponseOf<R>> {
  const { params, query, body, signal }: LooseInput = input ?? {};
  const answer = await requestJson({
    method: route.method,
    url: buildUrl(route.path, params, query),
    // A write without a body sends an empty object: the server's schemas ask for one.
    body: body ?? (route.method === 'GET' || route.method === 'DELETE' ? undefined : {}),
    signal: signal,
  });
  // The server serialises by the same schema that this type is derived from.
  return answer as ResponseOf<R>;
}
