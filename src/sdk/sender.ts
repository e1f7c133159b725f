import type { ResponseOf } from '#contract/route.ts';
import type { enableWorkflow, sendEvent, sendEventBatch } from '#contract/sending.ts';
import { createIdempotencyKey } from './idempotency-key.ts';
import { MillraceError } from './millrace-error.ts';
import { request, type RequestLimits } from './request.ts';

/** `runs`: what the event started, one per workflow and installation. */
export type SentEvent = ResponseOf<typeof sendEvent>;
export type SentBatch = ResponseOf<typeof sendEventBatch>['events'];
export type EnabledWorkflow = ResponseOf<typeof enableWorkflow>;

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
  enableWorkflow(workflowId: string, options?: CallOptions): Promise<EnabledWorkflow>;
  disableWorkflow(workflowId: string, options?: CallOptions): Promise<void>;
}

/** Where the sender's requests go, and as whom. */
export interface Address {
  /** With scheme, without a slash at the end. */
  readonly host: string;
  readonly projectId: string;
  readonly headers: Readonly<Record<string, string>>;
}
type Call = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  options: CallOptions | undefined,
  sent?: { readonly json: string; readonly headers?: Readonly<Record<string, string>> },
) => Promise<unknown>;

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
    enableWorkflow: async (workflowId, options) =>
      (await call('POST', `/workflows/${encodeURIComponent(workflowId)}`, options)) as EnabledWorkflow,
    disableWorkflow: async (workflowId, options) => {
      await call('DELETE', `/workflows/${encodeURIComponent(workflowId)}`, options);
    },
  };
}

export function createCall(getAddress: () => Address, limits: RequestLimits): Call {
  return async (method, path, options, sent) => {
    const { host, projectId, headers } = getAddress();
    const content: Record<string, string> = sent === undefined ? {} : { 'Content-Type': 'application/json' };
    return request(
      {
        method,
        url: `${host}/projects/${encodeURIComponent(projectId)}/sdk${path}`,
        headers: { ...headers, ...content, ...sent?.headers },
        ...(sent === undefined ? {} : { body: sent.json }),
        signal: options?.signal,
      },
      { ...limits, timeoutMs: options?.timeoutMs ?? limits.timeoutMs },
    );
  };
}

function write(body: object): string {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    const message = 'The payload cannot be written as JSON: it holds itself, or a BigInt.';
    throw new MillraceError({ code: 'invalid_payload', message, cause });
  }
}

/** Headers carry bytes: `fetch` takes one character per byte, and the server reads them as UTF-8. */
export function toHeader(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}
