import { isSpanContextValid, type SpanContext } from '@opentelemetry/api';

const TRACE_PARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Reads the header `traceparent` (W3C Trace Context, version 00); null when there is none, or it is not one. */
export function readTraceParent(header: string | undefined): SpanContext | null {
  const [, traceId = '', spanId = '', flags = '00'] = TRACE_PARENT.exec(header ?? '') ?? [];
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(context) ? context : null;
}
