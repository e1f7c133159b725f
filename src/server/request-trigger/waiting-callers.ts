import type { Pool } from 'pg';
import type { CallerResponse } from '#engine/ports/response-sink.ts';
import { readEndings, type RunEnding } from '#storage/run-responses/read-endings.ts';
import type { Trouble } from '../trouble.ts';

/** `ended`: the run is over and has not responded. */
export type Wait =
  | { readonly kind: 'responded'; readonly response: CallerResponse }
  | { readonly kind: 'ended'; readonly ending: RunEnding }
  | { readonly kind: 'timeout' };

export type WaitingCallers = {
  /** Resolves with the response of a run, with its end when it ends without one, or after `limitMs`. */
  readonly wait: (runId: string, limitMs: number, signal: AbortSignal) => Promise<Wait>;
  /** A run is said to have responded. */
  readonly receive: (runId: string) => void;
};

/** For runs that end without a response, and for notifications that were lost. */
const LOOK_EVERY_MS = 250;
const OVER: ReadonlySet<string> = new Set(['completed', 'failed', 'cancelled']);

/** Knows who waits for which run in this process. Notifications bring responses; nothing is asked while nobody waits. */
export function createWaitingCallers(pool: Pool, { failed, passed }: Trouble): WaitingCallers {
  const waiting = new Map<string, Set<(wait: Wait) => void>>();
  let timer: NodeJS.Timeout | undefined;

  const look = async (runIds: readonly string[]): Promise<void> => {
    for (const ending of await readEndings(pool, runIds)) {
      const { response, status, runId } = ending;
      if (response === null && !OVER.has(status)) continue;
      const wait: Wait = response === null ? { kind: 'ended', ending } : { kind: 'responded', response };
      for (const resolve of waiting.get(runId) ?? []) resolve(wait);
    }
  };
  const lookAgain = (): void => {
    timer = undefined;
    look([...waiting.keys()])
      .then(passed, failed)
      .finally(schedule);
  };
  const schedule = (): void => {
    if (timer === undefined && waiting.size > 0) timer = setTimeout(lookAgain, LOOK_EVERY_MS);
  };

  return {
    wait: (runId, limitMs, signal) =>
      new Promise((resolve) => {
        const callers = waiting.get(runId) ?? new Set();
        waiting.set(runId, callers);
        const giveUp = (): void => settle({ kind: 'timeout' });
        const limit = setTimeout(giveUp, limitMs);
        const settle = (wait: Wait): void => {
          clearTimeout(limit);
          signal.removeEventListener('abort', giveUp);
          callers.delete(settle);
          if (callers.size === 0) waiting.delete(runId);
          resolve(wait);
        };
        callers.add(settle);
        if (signal.aborted) giveUp();
        else signal.addEventListener('abort', giveUp, { once: true });
        schedule();
      }),
    receive: (runId) => {
      if (waiting.has(runId)) look([runId]).then(passed, failed);
    },
  };
}
