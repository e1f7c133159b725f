/** Spreads the sends over the crashes: none is sent before its turn, and the last ones are sent after the last crash. */
export interface Pace {
  /** The part of all sends whose turn has come, from 0 to 1. */
  readonly share: () => number;
  /** Another crash is over. */
  readonly advance: () => void;
}

const PHASE_MS = 8000;

export function createPace(crashes: number): Pace {
  let [done, since] = [0, performance.now()];
  return {
    share: () => (done + Math.min(1, (performance.now() - since) / PHASE_MS)) / (crashes + 1),
    advance: () => {
      done += 1;
      since = performance.now();
    },
  };
}
