import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span,
  type SpanContext,
  type SpanOptions,
  type Tracer,
} from '@opentelemetry/api';
import type { HttpClient } from '#engine/ports/http-client.ts';
import { readTraceParent } from './read-trace-parent.ts';
import { rootIdsOf, type RootIdGenerator, type RootIds } from './root-ids.ts';
import type { AcceptedEventTrace, RunTrace, StepTrace, Traces } from './traces.ts';

/** Accept event → run → step → HTTP request. Ids are attributes; payloads, addresses' paths and messages are not told. */
export function createSpans(tracer: Tracer, ids: RootIdGenerator): Omit<Traces, 'stop'> {
  const startRoot = (root: RootIds, name: string, options: SpanOptions): Span =>
    ids.withRoot(root, () => tracer.startSpan(name, { ...options, root: true }, ROOT_CONTEXT));
  return {
    eventAccepted: (event) => {
      const { eventId, startedAt } = event;
      const root = rootIdsOf(eventId);
      startRoot(root, 'accept event', { kind: SpanKind.SERVER, startTime: startedAt, ...describeCause(event) }).end();
    },
    beginRun: (run) => {
      const { runId, eventId, projectId, workflowId, versionId, status } = run;
      const root = rootIdsOf(eventId ?? runId);
      const options: SpanOptions = {
        kind: SpanKind.CONSUMER,
        attributes: {
          'millrace.run.id': runId,
          'millrace.project.id': projectId,
          'millrace.workflow.id': workflowId,
          'millrace.version.id': versionId,
          ...(eventId === null ? {} : { 'millrace.event.id': eventId }),
        },
      };
      // What a run does after a wait belongs below what it began with.
      const isRoot = eventId === null && status === 'queued';
      return traceRun(tracer, isRoot ? startRoot(root, 'run', options) : tracer.startSpan('run', options, below(root)));
    },
  };
}

function describeCause({ eventId, cause }: AcceptedEventTrace): Pick<SpanOptions, 'attributes' | 'links'> {
  const attributes = { 'millrace.event.id': eventId };
  if (cause.kind === 'run') return { attributes: { ...attributes, 'millrace.run.id': cause.runId } };
  const sender = readTraceParent(cause.traceParent);
  return {
    attributes: {
      ...attributes,
      'millrace.project.id': cause.projectId,
      'millrace.request.id': cause.requestId,
    },
    links: sender === null ? [] : [{ context: sender }],
  };
}

function below({ traceId, spanId }: RootIds): Context {
  const parent: SpanContext = { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
  return trace.setSpanContext(ROOT_CONTEXT, parent);
}

function traceRun(tracer: Tracer, span: Span): RunTrace {
  const context = trace.setSpan(ROOT_CONTEXT, span);
  return {
    beginStep: ({ id, type, instance, attempt }) => {
      const attributes = {
        'millrace.step.id': id,
        'millrace.step.type': type,
        'millrace.step.attempt': attempt,
        ...(instance === '' ? {} : { 'millrace.step.instance': instance }),
      };
      return traceStep(tracer, tracer.startSpan(`step ${type}`, { attributes }, context));
    },
    end: (status) => {
      if (status !== null) span.setAttribute('millrace.run.status', status);
      if (status === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
    breakOff: (error) => {
      span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

function traceStep(tracer: Tracer, span: Span): StepTrace {
  const context = trace.setSpan(ROOT_CONTEXT, span);
  return {
    watchHttp: (http) => traceHttp(tracer, context, http),
    end: ({ status, error }) => {
      span.setAttribute('millrace.step.outcome', status);
      if (error !== null) {
        span.setAttribute('error.type', error.code);
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    },
    breakOff: () => {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

function traceHttp(tracer: Tracer, context: Context, http: HttpClient): HttpClient {
  return {
    close: () => http.close(),
    request: async (request) => {
      const { method } = request;
      // Without path and query, which may hold secrets.
      const url = URL.parse(request.url);
      const attributes = {
        'http.request.method': method,
        ...(url === null ? {} : { 'server.address': url.hostname, 'url.scheme': url.protocol.slice(0, -1) }),
      };
      const span = tracer.startSpan(method, { kind: SpanKind.CLIENT, attributes }, context);
      try {
        const result = await http.request(request);
        if (result.status === 'responded') span.setAttribute('http.response.status_code', result.statusCode);
        else span.setAttribute('error.type', result.error.code);
        const isError = result.status === 'failed' || result.statusCode >= 400;
        if (isError) span.setStatus({ code: SpanStatusCode.ERROR });
        return result;
      } finally {
        span.end();
      }
    },
  };
}
