import type { Sender, Sink } from './load-processes.ts';
import { makePayload } from './payload.ts';

/** Something that takes events over HTTP, answers 201, and calls the sink for each. */
export interface Target {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly wrap: (payload: string) => string;
}
export interface Load {
  readonly eventCount: number;
  readonly connections: number;
  readonly ratePerS: number | null;
}
/** Times in milliseconds. */
export interface Measurement {
  readonly acceptedPerS: number;
  readonly deliveredPerS: number;
  readonly acceptP50: number;
  readonly acceptP99: number;
  readonly deliveryP50: number;
  readonly deliveryP99: number;
  /** Accepted and never delivered. */
  readonly lost: number;
  /** Sent and not accepted. */
  readonly refused: number;
  /** Requests beyond the first for an event. */
  readonly repeated: number;
  readonly senderCpuMs: number;
  readonly sinkCpuMs: number;
}

/** Sends the events of one load and waits for all of them at the sink. */
export async function measure(target: Target, sink: Sink, sender: Sender, load: Load): Promise<Measurement> {
  const bodies = Array.from({ length: load.eventCount }, (_, index) => target.wrap(makePayload(index)));
  sink.expect(bodies.length);
  const { url, headers } = target;
  const sent = await sender.send({ url, headers, bodies, connections: load.connections, ratePerS: load.ratePerS });
  const sunk = await sink.collect();

  const accepted = bodies.map((_, index) => index).filter((index) => !Number.isNaN(sent.answeredAt[index]));
  const delivered = accepted.filter((index) => !Number.isNaN(sunk.arrivedAt[index]));
  if (delivered.length === 0) throw new Error(`${target.name} delivered none of ${accepted.length} accepted events.`);
  const startedAt = Math.min(...sent.startedAt);
  const since = (times: Float64Array, events: readonly number[]): number[] =>
    events.map((index) => (times[index] ?? NaN) - (sent.startedAt[index] ?? NaN)).sort((a, b) => a - b);
  const accepts = since(sent.answeredAt, accepted);
  const deliveries = since(sunk.arrivedAt, delivered);
  return {
    acceptedPerS: perSecond(accepted.length, startedAt, sent.answeredAt, accepted),
    deliveredPerS: perSecond(delivered.length, startedAt, sunk.arrivedAt, delivered),
    acceptP50: percentile(accepts, 0.5),
    acceptP99: percentile(accepts, 0.99),
    deliveryP50: percentile(deliveries, 0.5),
    deliveryP99: percentile(deliveries, 0.99),
    lost: accepted.length - delivered.length,
    refused: bodies.length - accepted.length,
    repeated: sunk.requestCount - delivered.length,
    senderCpuMs: sent.cpuMs,
    sinkCpuMs: sunk.cpuMs,
  };
}

function perSecond(count: number, startedAt: number, times: Float64Array, events: readonly number[]): number {
  const endedAt = events.reduce((latest, index) => Math.max(latest, times[index] ?? 0), 0);
  return (count * 1000) / (endedAt - startedAt);
}

/** Of sorted values. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
