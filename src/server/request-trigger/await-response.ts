import type { CallerResponse } from '#engine/ports/response-sink.ts';
import { AppError } from '../app-error.ts';
import type { Wait, WaitingCallers } from './waiting-callers.ts';

export type CallAnswer = { readonly runId: string; readonly response: CallerResponse | null };

export type Awaited = {
  readonly runId: string;
  /** The workflow has a Response step. */
  readonly mayRespond: boolean;
  readonly waitS: number;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
};

/** Starts a run and, where it may respond, waits for that. `start` gives the id of the run, which may be an earlier one. */
export async function awaitResponse(
  waiting: WaitingCallers,
  { runId, mayRespond, waitS, signal: callerSignal }: Awaited,
  start: () => Promise<string>,
): Promise<CallAnswer> {
  if (!mayRespond) return { runId: await start(), response: null };
  const notStarted = new AbortController();
  const signal = AbortSignal.any([callerSignal, notStarted.signal]);
  // Whoever waits is known before the run begins, so that no response comes too early.
  const wait = waiting.wait(runId, waitS * 1000, signal);
  const startedId = await start().catch((error: unknown) => {
    notStarted.abort();
    throw error;
  });
  if (startedId === runId) return { runId, response: readOutcome(await wait, runId, waitS) };
  notStarted.abort();
  const earlier = await waiting.wait(startedId, waitS * 1000, callerSignal);
  return { runId: startedId, response: readOutcome(earlier, startedId, waitS) };
}

function readOutcome(wait: Wait, runId: string, waitS: number): CallerResponse | null {
  switch (wait.kind) {
    case 'responded':
      return wait.response;
    case 'timeout': {
      const message = `The workflow has not responded within ${waitS} s. Its run goes on.`;
      throw new AppError('response_timeout', message, { details: { runId } });
    }
    case 'ended': {
      const { status, errorMessage } = wait.ending;
      if (status === 'completed') return null;
      const why = errorMessage === null ? '' : ` ${errorMessage}`;
      const message = `The run was ${status === 'failed' ? 'not successful' : 'cancelled'} before it responded.${why}`;
      throw new AppError('run_failed', message, { details: { runId, status } });
    }
  }
}
