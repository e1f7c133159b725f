import type { SandboxCall, SandboxError, SandboxLimits, SandboxLog, SandboxResult } from '../ports/sandbox.ts';
import type { ThreadOutcome } from './thread-protocol.ts';

const DEFAULT_LIMITS: SandboxLimits = { timeoutMs: 5000, totalMs: 60_000, outputBytes: 1024 * 1024 };

/** A call between `run` and its result. It settles once; what comes later is ignored. */
export type PendingCall = {
  readonly call: SandboxCall;
  readonly limits: SandboxLimits;
  readonly result: Promise<SandboxResult>;
  readonly isSettled: () => boolean;
  readonly answer: (outcome: ThreadOutcome) => void;
  readonly fail: (error: SandboxError) => void;
  /** For faults of the sandbox itself, not of the code. */
  readonly reject: (fault: Error) => void;
  /** True the first time: a call that was lost with its thread runs once more. */
  readonly mayRunAgain: () => boolean;
  /** Said when the call goes to a thread: from the first time on its whole time counts. */
  readonly begin: () => void;
  /** Where the call is now, so that an abort reaches it; null while it waits in the host. */
  placement: { readonly withdraw: () => void } | null;
};

export function createPendingCall(call: SandboxCall): PendingCall {
  const { promise, resolve, reject } = Promise.withResolvers<SandboxResult>();
  let isSettled = false;
  let lostCount = 0;
  let total: NodeJS.Timeout | null = null;
  const limits = { ...DEFAULT_LIMITS, ...call.limits };

  function settle(act: () => void): void {
    if (isSettled) return;
    isSettled = true;
    if (total !== null) clearTimeout(total);
    call.signal?.removeEventListener('abort', cancel);
    act();
  }
  function fail(error: SandboxError): void {
    settle(() => resolve({ status: 'failed', error, logs: [] }));
  }
  function breakOff(error: SandboxError): void {
    fail(error);
    pending.placement?.withdraw();
  }
  function cancel(): void {
    breakOff({ code: 'cancelled', message: 'The call was cancelled.' });
  }
  function begin(): void {
    if (isSettled) return;
    const message = `The code and what it fetched took longer than ${limits.totalMs / 1000} seconds together.`;
    total ??= setTimeout(breakOff, limits.totalMs, { code: 'code_timeout', message } satisfies SandboxError);
  }

  const pending: PendingCall = {
    call,
    limits,
    result: promise,
    isSettled: () => isSettled,
    answer: (outcome) => settle(() => resolve(toResult(outcome))),
    fail,
    reject: (fault) => settle(() => reject(fault)),
    mayRunAgain: () => {
      lostCount += 1;
      return lostCount === 1;
    },
    begin,
    placement: null,
  };
  if (call.signal?.aborted === true) cancel();
  else call.signal?.addEventListener('abort', cancel, { once: true });
  return pending;
}

function toResult(outcome: ThreadOutcome): SandboxResult {
  const logs = readLogs(outcome.logsJson);
  if (outcome.error !== undefined) return { status: 'failed', error: outcome.error, logs };
  return { status: 'completed', outputJson: outcome.outputJson ?? null, logs };
}

const NO_LOGS: readonly SandboxLog[] = [];

function readLogs(logsJson: string): readonly SandboxLog[] {
  if (logsJson === '') return NO_LOGS;
  // Written by `takeLogs` in calls.js, with the levels of the console methods it made.
  const pairs = JSON.parse(logsJson) as readonly (readonly [SandboxLog['level'], string])[];
  return pairs.map(([level, message]) => ({ level, message }));
}
