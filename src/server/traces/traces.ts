import type { ObservedStep } from '#engine/ports/run-observer.ts';
import type { HttpClient } from '#engine/ports/http-client.ts';
import type { LoadedRun } from '#engine/ports/run-store.ts';
import type { RunStatus, StepRun } from '#core/run/state.ts';

/** Tells a collector how events were accepted and what came of them. Nothing here waits or throws. */
export interface Traces {
  eventAccepted(event: AcceptedEventTrace): void;
  beginRun(run: LoadedRun): RunTrace;
  /** Sends what has not been sent, for a few seconds at most. */
  stop(): Promise<void>;
}

export interface AcceptedEventTrace {
  readonly eventId: string;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  /** What brought it; a `traceParent` is the header of W3C Trace Context, undefined when the sender is not traced. */
  readonly cause:
    | {
        readonly kind: 'request';
        readonly requestId: string;
        readonly projectId: string;
        readonly traceParent: string | undefined;
      }
    | { readonly kind: 'run'; readonly runId: string };
}

export interface RunTrace {
  beginStep(step: ObservedStep): StepTrace;
  end(status: RunStatus | null): void;
  breakOff(error: unknown): void;
}

export interface StepTrace {
  watchHttp(http: HttpClient): HttpClient;
  end(stepRun: StepRun): void;
  breakOff(): void;
}
