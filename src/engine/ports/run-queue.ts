import type { Claim } from './run-store.ts';

/** Works on one run; the job is done when it resolves and comes again when it rejects. */
export type RunTask = (claim: Claim, signal: AbortSignal) => Promise<void>;

/** Gives a run, of which nothing was done, back to the queue until a time in milliseconds since 1970. */
export type PostponeRun = (claim: Claim, projectId: string, until: number) => Promise<void>;

/** Hands runs that are due to a task, each to one process at a time. */
export interface RunQueue {
  /** Takes no more jobs, waits for those under way (their signal is aborted after a grace), and gives the rest back. */
  stop(): Promise<void>;
}
