import type { Json } from '#core/base/json.ts';
import { findArrayItemSources, findMemberSource, type SourceSpan } from '#core/base/json-source.ts';
import { normaliseEventName } from '#core/schema/check-event-name.ts';

/** One event of a request, with its payload both parsed and as the sender wrote it. */
export type SentEvent = {
  readonly name: string;
  readonly payload: Json;
  readonly payloadSource: string;
  readonly idempotencyKey: string | null;
};

type EventBody = { readonly name: string; readonly payload: Json; readonly idempotencyKey?: string };

/** `source` is the JSON text that `body` was parsed from; it is valid and has the shape of the route's schema. */
export function readSingle(source: string, body: EventBody, idempotencyKey: string | null): SentEvent {
  return readEvent(source, body, idempotencyKey);
}

export function readBatch(source: string, bodies: readonly EventBody[]): SentEvent[] {
  const { start, end } = getSpan(findMemberSource(source, 'events'));
  const spans = findArrayItemSources(source, start, end);
  return bodies.map((body, index) => {
    const span = getSpan(spans[index]);
    return readEvent(source.slice(span.start, span.end), body, body.idempotencyKey ?? null);
  });
}

function readEvent(source: string, body: EventBody, idempotencyKey: string | null): SentEvent {
  const { start, end } = getSpan(findMemberSource(source, 'payload'));
  return {
    name: normaliseEventName(body.name),
    payload: body.payload,
    payloadSource: source.slice(start, end),
    idempotencyKey,
  };
}

function getSpan(span: SourceSpan | undefined): SourceSpan {
  if (span === undefined) throw new Error('The source text is not the one that was validated.');
  return span;
}
