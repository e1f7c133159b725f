/** Milliseconds on a clock that all processes of a machine share; says nothing about the time of day. */
export function readClock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** What the bench asks of the sender process: `bodies[i]` is event i. */
export interface SendJob {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: readonly string[];
  /** Connections, each with at most one request under way. */
  readonly connections: number;
  /** Null: the next event goes as soon as a connection is free. */
  readonly ratePerS: number | null;
}
/** By event. `startedAt` is when the event was due; `answeredAt` is NaN unless it was accepted with 201. */
export interface SendReport {
  readonly startedAt: Float64Array;
  readonly answeredAt: Float64Array;
  /** How often each other status was answered; 0 stands for no answer. */
  readonly refusals: Readonly<Record<number, number>>;
  readonly cpuMs: number;
}

export type SinkCommand = { readonly kind: 'expect'; readonly count: number } | { readonly kind: 'report' };
export type SinkMessage =
  | { readonly kind: 'listening'; readonly port: number }
  /** Each expected event has come. */
  | { readonly kind: 'complete' }
  /** By event: when its first request came, or NaN. `requestCount` counts further ones too. */
  | {
      readonly kind: 'report';
      readonly arrivedAt: Float64Array;
      readonly requestCount: number;
      readonly cpuMs: number;
    };
