import { Type, type Static, type TSchema } from 'typebox';
import type { Permission } from './roles.ts';

/**
 * Who may call a route. `public`: anyone. `member`: anyone signed in. `project`: a member of the project in the path
 * whose role has the permission. `sender`: a User Token, or a server API key with `X-Millrace-User`. `key`: a server API
 * key of the project in the path, on its own.
 */
export type Policy =
  | { readonly kind: 'public' }
  | { readonly kind: 'member' }
  | { readonly kind: 'project'; readonly permission: Permission }
  | { readonly kind: 'sender' }
  | { readonly kind: 'key' };

export type Route<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Response extends TSchema = TSchema,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` segments. */
  readonly path: string;
  readonly summary: string;
  readonly policy: Policy;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly status: 200 | 201 | 202 | 204;
  readonly response: Response;
};

export const NoneSchema = Type.Object({}, { additionalProperties: true });
type None = typeof NoneSchema;

type RouteInput<Params extends TSchema, Query extends TSchema, Body extends TSchema, Response extends TSchema> = Pick<
  Route,
  'method' | 'path' | 'summary' | 'policy'
> & {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly status?: 200 | 201 | 202 | 204;
  readonly response: Response;
};

/** One HTTP route as data: the server binds it, the web client calls it, OpenAPI documents it. */
export function defineRoute<
  Params extends TSchema = None,
  Query extends TSchema = None,
  Body extends TSchema = None,
  Response extends TSchema = TSchema,
>(route: RouteInput<Params, Query, Body, Response>): Route<Params, Query, Body, Response> {
  // The defaults of the type parameters are the schemas put here.
  const none = NoneSchema as unknown;
  return {
    ...route,
    params: route.params ?? (none as Params),
    query: route.query ?? (none as Query),
    body: route.body ?? (none as Body),
    status: route.status ?? 200,
  };
}

export type ParamsOf<R extends Route> = Static<R['params']>;
export type QueryOf<R extends Route> = Static<R['query']>;
export type BodyOf<R extends Route> = Static<R['body']>;
export type ResponseOf<R extends Route> = Static<R['response']>;

export const EmptySchema = Type.Object({}, { additionalProperties: false });
export const Id = Type.String({ format: 'uuid' });
/** RFC 3339, UTC, milliseconds. */
export const Timestamp = Type.String({ format: 'date-time' });
export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
/** Opaque `cursor` of the next page; null on the last one. */
export const pageOf = <S extends TSchema>(item: S) =>
  Type.Object({ items: Type.Array(item), nextCursor: nullable(Type.String()) });
export const PageQuery = {
  cursor: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
};
export const inProject = Type.Object({ projectId: Id });
export const ErrorSchema = Type.Object({
  code: Type.String(),
  message: Type.String(),
  details: Type.Optional(Type.Unknown()),
  requestId: Type.String(),
});
