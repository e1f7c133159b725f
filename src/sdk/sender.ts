import type { ResponseOf } from '#contract/route.ts';
import type { enableWorkflow, getMe, sendEvent, sendEventBatch } from '#contract/sending.ts';
import { createIdempotencyKey } from './idempotency-key.ts';
import { MillraceError } from './millrace-error.ts';
import { request, type RequestLimits } from './request.ts';

/** `runs`: what the event started, one per workflow and installation. */
export type SentEvent = ResponseOf<typeof sendEvent>;
export type SentBatch = ResponseOf<typeof sendEventBatch>['events'];
export type EnabledWorkflow = ResponseOf<typeof enableWorkflow>;
/** An end user as the server knows them. */
export type Me = ResponseOf<typeof getMe>;
/** What an app says about its user. */
export type UserMetadata = Readonly<Record<string, unknown>>;

export interface CallOptions {
  /** Ends the call; it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** For this call with its retries, in milliseconds. */
  readonly timeoutMs?: number;
}
export interface EventOptions extends CallOptions {
  /**
   * At most 255 characters. Two sends with the same key, for the same user within 72 hours, are one event. Each call
   * makes a key of its own unless given, so that its retries are one event.
   */
  readonly idempotencyKey?: string;
}
export interface WorkflowCall {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface BatchItem {
  readonly name: string;
  readonly payload?: unknown;
  readonly idempotencyKey?: string;
}

/** Acts for one end user. Every method rejects with a `MillraceError`. */
export interface Sender {
  /** Sends an App Event. Resolves once the event and the runs that it starts are stored. `payload` is any JSON value. */
  event(name: string, payload?: unknown, options?: EventOptions): Promise<SentEvent>;
  /** Sends up to 500 App Events, all or none, answered in order. */
  events(items: readonly BatchItem[], options?: CallOptions): Promise<SentBatch>;
  /**
   * Runs a workflow that starts by request. Resolves with what its Response step responds: JSON parsed, else the text;
   * without such a step with `{ runId }`. Rejects when it responds with a status of 400 or more, whose body is then in
   * `details`. Waits 125 seconds unless told otherwise.
   */
  workflow(workflowId: string, call?: WorkflowCall, options?: EventOptions): Promise<unknown>;
  enableWorkflow(workflowId: string, options?: CallOptions): Promise<EnabledWorkflow>;
  disableWorkflow(workflowId: string, options?: CallOptions): Promise<void>;
  /**
   * Sets what filters, variables and schedules know of the user, in the place of what was there: a JSON object of at most
   * 16 KiB. Resolves with the user.
   */
  setUserMetadata(metadata: UserMetadata, options?: CallOptions): Promise<Me>;
}

/** Where the sender's requests go, and as whom. */
export interface Address {
  /** With scheme, without a slash at the end. */
  readonly host: string;
  readonly projectId: string;
  readonly headers: Readonly<Record<string, string>>;
}
type Call = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  options: CallOptions | undefined,
  sent?: {
    readonly json?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly fromWorkflow?: boolean;
  },
) => Promise<unknown>;

/** A little longer than the server lets a workflow take. */
const WORKFLOW_LIMIT_MS = 125_000;

/** `getAddress` is asked at each call, and may throw. */
export function createSender(getAddress: () => Address, limits: RequestLimits): Sender {
  const call = createCall(getAddress, limits);
  return {
    // What a 2xx answer holds is the contract's, here and below.
    event: async (name, payload = {}, options = {}) => {
      const headers = { 'Idempotency-Key': toHeader(options.idempotencyKey ?? createIdempotencyKey()) };
      return (await call('POST', '/events/trigger', options, { json: write({ name, payload }), headers })) as SentEvent;
    },
    events: async (items, options) => {
      const events = items.map(({ name, payload = {}, idempotencyKey = createIdempotencyKey() }) => {
        return { name, payload, idempotencyKey };
      });
      const answer = (await call('POST', '/events/batch', options, { json: write({ events }) })) as {
        events: SentBatch;
      };
      return answer.events;
    },
    workflow: async (workflowId, { body, query = {}, headers = {} } = {}, options = {}) => {
      const search = new URLSearchParams(query).toString();
      const path = `/triggers/${encodeURIComponent(workflowId)}${search === '' ? '' : `?${search}`}`;
      const key = { 'Idempotency-Key': toHeader(options.idempotencyKey ?? createIdempotencyKey()) };
      return call(
        'POST',
        path,
        { timeoutMs: WORKFLOW_LIMIT_MS, ...options },
        {
          ...(body === undefined ? {} : { json: write(body) }),
          headers: { ...headers, ...key },
          fromWorkflow: true,
        },
      );
    },
    enableWorkflow: async (workflowId, options) =>
      (await call('POST', `/workflows/${encodeURIComponent(workflowId)}`, options)) as EnabledWorkflow,
    disableWorkflow: async (workflowId, options) => {
      await call('DELETE', `/workflows/${encodeURIComponent(workflowId)}`, options);
    },
    setUserMetadata: async (metadata, options) =>
      (await call('PATCH', '/me', options, { json: write({ meta: metadata }) })) as Me,
  };
}

export function createCall(getAddress: () => Address, limits: RequestLimits): Call {
  return async (method, path, options, sent) => {
    const { host, projectId, headers } = getAddress();
    const content: Record<string, string> = sent?.json === undefined ? {} : { 'Content-Type': 'application/json' };
    return request(
      {
        method,
        url: `${host}/projects/${encodeURIComponent(projectId)}/sdk${path}`,
        headers: { ...sent?.headers, ...headers, ...content },
        ...(sent?.json === undefined ? {} : { body: sent.json }),
        fromWorkflow: sent?.fromWorkflow ?? false,
        signal: options?.signal,
      },
      { ...limits, timeoutMs: options?.timeoutMs ?? limits.timeoutMs },
    );
  };
}

function write(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    const message = 'What is sent cannot be written as JSON: it holds itself, or a BigInt.';
    throw new MillraceError({ code: 'invalid_payload', message, cause });
  }
}

/** Headers carry bytes: `fetch` takes one character per byte, and the server reads them as UTF-8. */
export function toHeader(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}
