/** A clock that stands still until a test moves it. */
export interface FakeClock {
  now(): number;
  advance(ms: number): void;
}

export function createFakeClock(startMs: number): FakeClock {
  let currentMs = startMs;
  return {
    now: () => currentMs,
    advance: (ms) => void (currentMs += ms),
  };
}
