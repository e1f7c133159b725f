import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type SpanExporter,
} from '@opentelemetry/sdk-trace';
import type { FastifyBaseLogger } from 'fastify';
import type { TracingConfig } from '../config.ts';
import { createTrouble, type Trouble } from '../trouble.ts';
import { VERSION } from '../version.ts';
import { RootIdGenerator } from './root-ids.ts';
import { createSpans } from './spans.ts';
import type { Traces } from './traces.ts';

const FLUSH_LIMIT_MS = 3_000;

/**
 * Sends traces to an OpenTelemetry collector, in batches behind the work. What the collector cannot take is dropped, and
 * the log says so once. Headers, compression and time limits of the export follow OpenTelemetry's own variables.
 */
export function startTraces({ endpoint, serviceName, ratio }: TracingConfig, logger: FastifyBaseLogger): Traces {
  const ids = new RootIdGenerator();
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName, 'service.version': VERSION }),
    // By the trace's id and nothing else: all spans of an event are kept, or none.
    sampler: new TraceIdRatioBasedSampler(ratio),
    idGenerator: ids,
    spanProcessors: [
      new BatchSpanProcessor({ exporter: tellFailures(exporter, createTrouble({ logger, what: 'Sending traces' })) }),
    ],
  });
  return {
    ...createSpans(provider.getTracer('millrace', VERSION), ids),
    stop: () => within(provider.shutdown(), FLUSH_LIMIT_MS),
  };
}

function tellFailures(exporter: SpanExporter, trouble: Trouble): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error === undefined) trouble.passed();
        else trouble.failed(result.error);
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

/** A collector that is away must not keep us. */
async function within(work: Promise<void>, limitMs: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, limitMs);
  try {
    await Promise.race([work.catch(() => undefined), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
