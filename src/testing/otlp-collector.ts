import { startScriptedServer } from './scripted-server.ts';

export type CollectedSpan = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty: the span is the first of its trace. */
  readonly parentSpanId: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
};

/** A collector of OpenTelemetry traces, as JSON over HTTP. */
export type Collector = {
  readonly url: string;
  readonly spans: () => readonly CollectedSpan[];
  readonly serviceNames: () => readonly unknown[];
  /** All that was received, as it came. */
  readonly text: () => string;
  readonly stop: () => Promise<void>;
};

type Value = { readonly stringValue?: string; readonly intValue?: number };
type Attributes = readonly { readonly key: string; readonly value: Value }[];
type SentSpan = Omit<CollectedSpan, 'attributes' | 'links' | 'parentSpanId'> & {
  readonly parentSpanId?: string;
  readonly attributes: Attributes;
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
};
type Sent = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Attributes };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
};

export async function startCollector(): Promise<Collector> {
  const server = await startScriptedServer();
  const bodies: string[] = [];
  server.answerWith((request, response, body) => {
    if (request.url === '/v1/traces') bodies.push(body);
    response.setHeader('content-type', 'application/json').end('{}');
  });
  // The exporter that sends it has the shape from the protocol.
  const list = () => bodies.flatMap((body) => (JSON.parse(body) as Sent).resourceSpans);
  return {
    url: server.url(''),
    spans: () => list().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans.map(readSpan))),
    serviceNames: () => [...new Set(list().map(({ resource }) => readAttributes(resource.attributes)['service.name']))],
    text: () => bodies.join('\n'),
    stop: () => server.close(),
  };
}

function readSpan({ name, traceId, spanId, parentSpanId = '', attributes, links = [] }: SentSpan): CollectedSpan {
  return {
    name,
    traceId,
    spanId,
    parentSpanId,
    attributes: readAttributes(attributes),
    links: links.map((link) => ({ traceId: link.traceId, spanId: link.spanId })),
  };
}

function readAttributes(attributes: Attributes): Record<string, string | number> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? '']));
}
