import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten';
import type { HttpMethod, HttpResult } from '../../ports/http-client.ts';
import type { SandboxRequest } from '../../ports/sandbox.ts';
import { unwrap } from './guest-calls.ts';
import { newBytes, newHostObject, readBytes } from './host-object.ts';

const MAX_FETCHES = 20;
/** Of all requests of one call: addresses, headers and bodies. */
const MAX_SENT_BYTES = 10 * 1024 * 1024;

/** The requests of the call that runs in a realm, or is suspended there. */
export type Fetches = {
  /** The functions that `fetch.js` takes. */
  readonly newHost: () => QuickJSHandle;
  /** What `fetch.js` gave: answers go to its `settle`. */
  readonly connect: (guest: { readonly settle: QuickJSHandle; readonly forget: QuickJSHandle }) => void;
  readonly begin: (send: (request: SandboxRequest) => void) => void;
  /** How many have no answer yet. */
  readonly countOpen: () => number;
  readonly settle: (number: number, answer: HttpResult) => void;
  /** Forgets all of the call, with the bodies that came. */
  readonly end: () => void;
  readonly dispose: () => void;
};

export function createFetches(context: QuickJSContext): Fetches {
  const bodies = new Map<number, Uint8Array>();
  let guest: { readonly settle: QuickJSHandle; readonly forget: QuickJSHandle } | null = null;
  let sendOut: ((request: SandboxRequest) => void) | null = null;
  let sentCount = 0;
  let sentBytes = 0;
  let openCount = 0;

  function send(head: QuickJSHandle = context.null, bytes: QuickJSHandle = context.undefined): QuickJSHandle {
    if (sendOut === null) throw new Error('fetch is not allowed here.');
    if (sentCount >= MAX_FETCHES) throw new Error(`The code may call fetch at most ${MAX_FETCHES} times.`);
    const headJson = context.getString(head);
    const bodyBytes = context.typeof(bytes) === 'undefined' ? undefined : readBytes(context, bytes);
    sentBytes += headJson.length + (bodyBytes?.byteLength ?? 0);
    if (sentBytes > MAX_SENT_BYTES) {
      throw new Error(`The requests of fetch are larger than ${MAX_SENT_BYTES / 1024 / 1024} MiB together.`);
    }
    // Written by `send` in fetch.js, which has checked each part.
    const { url, method, headers, text, timeoutMs } = JSON.parse(headJson) as {
      readonly url: string;
      readonly method: HttpMethod;
      readonly headers: SandboxRequest['headers'];
      readonly text?: string;
      readonly timeoutMs: number | null;
    };
    const body = bodyBytes ?? text;
    sentCount += 1;
    openCount += 1;
    sendOut({ number: sentCount, url, method, headers, ...(body === undefined ? {} : { body }), timeoutMs });
    return context.newNumber(sentCount);
  }

  function getBody(number: QuickJSHandle = context.null): Uint8Array {
    return bodies.get(context.getNumber(number)) ?? new Uint8Array();
  }

  function settle(number: number, answer: HttpResult): void {
    if (guest === null) return;
    openCount -= 1;
    if (answer.status === 'responded') bodies.set(number, answer.body);
    const head = context.newString(describeAnswer(answer));
    const id = context.newNumber(number);
    const result = context.callFunction(guest.settle, context.undefined, id, head);
    for (const handle of [head, id]) handle.dispose();
    unwrap(context, result).dispose();
  }

  return {
    newHost: () =>
      newHostObject(context, {
        send,
        readText: (number) => context.newString(JSON.stringify(new TextDecoder().decode(getBody(number)))),
        readBytes: (number) => newBytes(context, getBody(number)),
      }),
    connect: (made) => {
      guest = made;
    },
    begin: (sendThere) => {
      sendOut = sendThere;
      sentCount = 0;
      sentBytes = 0;
      openCount = 0;
    },
    countOpen: () => openCount,
    settle,
    end: () => {
      if (guest !== null && sentCount > 0)
        unwrap(context, context.callFunction(guest.forget, context.undefined)).dispose();
      sendOut = null;
      openCount = 0;
      bodies.clear();
    },
    dispose: () => {
      guest?.settle.dispose();
      guest?.forget.dispose();
    },
  };
}

function describeAnswer(answer: HttpResult): string {
  if (answer.status === 'failed') return JSON.stringify({ error: answer.error });
  const { statusCode, url, headers } = answer;
  return JSON.stringify({ statusCode, url, headers: Object.entries(headers) });
}
