export type LimitCode = 'timeout' | 'cancelled';

/** The time and the signal of one exchange, for all its hops. */
export type ExchangeLimit = {
  readonly timeoutMs: number;
  readonly findReached: () => LimitCode | null;
  /** Replaces the earlier listener; called at most once. */
  readonly listen: (onReached: (code: LimitCode) => void) => void;
  readonly end: () => void;
};

export function startExchangeLimit(timeoutMs: number, signal: AbortSignal | undefined): ExchangeLimit {
  let reached: LimitCode | null = signal?.aborted === true ? 'cancelled' : null;
  let listener: ((code: LimitCode) => void) | null = null;

  function reach(code: LimitCode): void {
    if (reached !== null) return;
    reached = code;
    listener?.(code);
  }
  const cancel = (): void => reach('cancelled');
  const timer = setTimeout(reach, timeoutMs, 'timeout');
  signal?.addEventListener('abort', cancel, { once: true });

  return {
    timeoutMs,
    findReached: () => reached,
    listen: (onReached) => {
      listener = onReached;
    },
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    },
  };
}
