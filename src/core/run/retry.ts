import { DEFAULT_RETRY_DELAYS_S, type RetryPolicy } from '../workflow/document.ts';

/** A longer wish is cut: a run should not sleep for hours because of one header. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** Spreads the attempts of runs that failed together. */
const JITTER = 0.2;

/**
 * Gives the delay before the next attempt in milliseconds, or null when the attempts are used up. `policy` null means
 * the default delays; `attempts` are those made so far; `retryAfterMs` is the other side's wish, never undercut up to
 * an hour; `random` gives numbers from 0 up to, not including, 1.
 */
export function nextAttemptDelayMs(
  policy: RetryPolicy | null,
  attempts: number,
  retryAfterMs: number | null,
  random: () => number,
): number | null {
  const delaysS: readonly number[] = policy?.delaysS ?? DEFAULT_RETRY_DELAYS_S;
  const delayS = delaysS[attempts - 1];
  if (delayS === undefined) return null;
  const delayMs = Math.round(delayS * 1000 * (1 + JITTER * (2 * random() - 1)));
  return Math.max(delayMs, Math.min(retryAfterMs ?? 0, MAX_RETRY_AFTER_MS));
}
