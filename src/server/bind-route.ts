import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, RouteOptions } from 'fastify';
import {
  NoneSchema,
  type BodyOf,
  type ParamsOf,
  type Policy,
  type QueryOf,
  type ResponseOf,
  type Route,
} from '#contract/route.ts';
import type { Json } from '#core/base/json.ts';
import type { AnyCaller, KeyCaller, MemberCaller, ProjectCaller, SenderCaller } from './auth/caller.ts';
import type { EnforcePolicy } from './auth/policies.ts';
import { securityOf } from './plugins/openapi.ts';
import { closeObjects } from './validation/close-objects.ts';
import { openObjects } from './validation/open-objects.ts';
import { replaceMalformedIds } from './validation/replace-malformed-ids.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route has one; a route without stops the start. */
    policy?: Policy;
    /** The contract's route, for the routes that the contract names. */
    route?: Route;
    /** Answers for as long as the caller stays. */
    isStream?: boolean;
    /** Bodies that are not JSON are left as bytes. */
    takesAnyBody?: boolean;
  }
  interface FastifyRequest {
    /** Set by the policy of the route before the body is read. */
    caller: AnyCaller | MemberCaller | ProjectCaller | SenderCaller | KeyCaller;
    /** The JSON body as it came; empty when there was none. */
    sourceText: string;
  }
}

/** What a handler gets: parsed by the route's schemas, authorised by its policy. */
export interface Call<R extends Route, Caller> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly caller: Caller;
  readonly request: FastifyRequest;
  /** For headers, and for answers that are streamed (then `hijack` it). The status is the route's. */
  readonly reply: FastifyReply;
}
export type Handler<R extends Route, Caller> = (call: Call<R, Caller>) => Promise<DeepReadonly<ResponseOf<R>>>;

/** Answers are only read. Ends where JSON of any shape begins, and before documents, which nest without end. */
type DeepReadonly<Value, Depth extends readonly 0[] = []> = Json extends Value
  ? Value
  : Value extends object
    ? Depth['length'] extends 5
      ? Value
      : { readonly [Key in keyof Value]: DeepReadonly<Value[Key], [...Depth, 0]> }
    : Value;

/** Registers routes of the contract, one method per kind of policy; a route of another kind stops the start. */
export interface Bind {
  public<R extends Route>(route: R, handler: Handler<R, AnyCaller>, options?: BindOptions): void;
  member<R extends Route>(route: R, handler: Handler<R, MemberCaller>, options?: BindOptions): void;
  project<R extends Route>(route: R, handler: Handler<R, ProjectCaller>, options?: BindOptions): void;
  /** Also under `/v2`. */
  sender<R extends Route>(route: R, handler: Handler<R, SenderCaller>, options?: BindOptions): void;
  key<R extends Route>(route: R, handler: Handler<R, KeyCaller>, options?: BindOptions): void;
}

export interface BindOptions {
  /** Larger bodies are 413. By default 4 MiB, and for senders MAX_PAYLOAD_BYTES. */
  readonly maxBodyBytes?: number;
  /** The handler answers for as long as the caller stays (server-sent events). */
  readonly isStream?: boolean;
  /** Bodies that are not JSON come as a Buffer instead of being refused. */
  readonly takesAnyBody?: boolean;
}

/** A workflow is at most so large. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;

export function createBind(app: FastifyInstance, enforce: EnforcePolicy, maxPayloadBytes: number): Bind {
  const bindAs =
    <Caller>(kind: Policy['kind'], defaults: BindOptions = {}) =>
    <R extends Route>(route: R, handler: Handler<R, Caller>, options: BindOptions = {}): void => {
      if (route.policy.kind !== kind) {
        throw new Error(
          `${route.method} ${route.path} has the policy "${route.policy.kind}" and is bound as "${kind}".`,
        );
      }
      const paths = kind === 'sender' ? [route.path, `/v2${route.path}`] : [route.path];
      for (const path of paths)
        app.route({ ...describeRoute(route, enforce, { ...defaults, ...options }, handler), url: path });
    };
  return {
    public: bindAs<AnyCaller>('public'),
    member: bindAs<MemberCaller>('member'),
    project: bindAs<ProjectCaller>('project'),
    sender: bindAs<SenderCaller>('sender', { maxBodyBytes: maxPayloadBytes }),
    key: bindAs<KeyCaller>('key', { maxBodyBytes: MAX_FILE_BYTES }),
  };
}

function describeRoute<R extends Route, Caller>(
  route: R,
  enforce: EnforcePolicy,
  { maxBodyBytes, isStream = false, takesAnyBody = false }: BindOptions,
  handler: Handler<R, Caller>,
): Omit<RouteOptions, 'url'> {
  return {
    method: route.method,
    config: { policy: route.policy, route, isStream, takesAnyBody },
    ...(maxBodyBytes === undefined ? {} : { bodyLimit: maxBodyBytes }),
    schema: describeSchemas(route),
    onRequest: enforce(route.policy),
    preValidation: replaceMalformedIds(route),
    handler: async (request, reply) => {
      reply.status(route.status);
      return handler({
        // Fastify has checked these three against the route's schemas, and `enforce` has set the caller of its policy.
        params: request.params as ParamsOf<R>,
        query: request.query as QueryOf<R>,
        body: request.body as BodyOf<R>,
        caller: request.caller as Caller,
        request,
        reply,
      });
    },
  };
}

function describeSchemas(route: Route): FastifySchema {
  // Customers' apps may send more than we know of; our own pages may not.
  const body = route.policy.kind === 'sender' ? route.body : closeObjects(route.body);
  return {
    summary: route.summary,
    security: securityOf(route.policy),
    ...(route.params === NoneSchema ? {} : { params: route.params }),
    ...(route.query === NoneSchema ? {} : { querystring: route.query }),
    ...(route.body === NoneSchema ? {} : { body }),
    // What the schema does not name is not sent.
    response: { [route.status]: openObjects(route.response) },
  };
}
