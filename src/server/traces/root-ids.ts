import { RandomIdGenerator, type IdGenerator } from '@opentelemetry/sdk-trace';

/** What names the first span of a trace. */
export interface RootIds {
  readonly traceId: string;
  readonly spanId: string;
}

/**
 * The ids of a trace follow from the id of the event, or of a run that no event has started: any process can add to the
 * trace of an event without having been told of it, and a person who has the id of an event has that of its trace.
 */
export function rootIdsOf(id: string): RootIds {
  const traceId = id.replaceAll('-', '');
  return { traceId, spanId: traceId.slice(16) };
}

/** Gives random ids, except to spans that are made by `withRoot`. */
export class RootIdGenerator implements IdGenerator {
  readonly #random = new RandomIdGenerator();
  #root: RootIds | null = null;

  /** The span that `start` makes has these ids. */
  withRoot<Span>(root: RootIds, start: () => Span): Span {
    this.#root = root;
    try {
      return start();
    } finally {
      this.#root = null;
    }
  }

  generateTraceId = (): string => this.#root?.traceId ?? this.#random.generateTraceId();
  generateSpanId = (): string => this.#root?.spanId ?? this.#random.generateSpanId();
}
