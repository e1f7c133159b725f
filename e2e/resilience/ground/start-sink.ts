import { fileURLToPath } from 'node:url';
import { startChild } from './start-child.ts';

/** One request as it reached the third party. */
export interface SinkCall {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly path: string;
  readonly idempotencyKey: string;
  readonly body: string;
}

export interface Sink {
  /** Without a slash at the end. */
  readonly url: string;
  /** All calls so far, in the order of their arrival. */
  readonly listCalls: () => Promise<readonly SinkCall[]>;
  /** From now on it answers after so many milliseconds. */
  readonly answerAfter: (latencyMs: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./sink-process.ts', import.meta.url));

/** A third party in a process of its own: it survives every crash of ours, and remembers. */
export async function startSink(latencyMs: number): Promise<Sink> {
  const child = await startChild(PROGRAM, [String(latencyMs)]);
  return {
    url: child.address,
    // The sink's own answer.
    listCalls: async () => (await (await fetch(`${child.address}/calls`)).json()) as readonly SinkCall[],
    answerAfter: async (next) => void (await fetch(`${child.address}/latency`, { method: 'POST', body: String(next) })),
    stop: child.stop,
  };
}
