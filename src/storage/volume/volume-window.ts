export const HOUR_MS = 3_600_000;
/** What lists show: the hour that is under way and the 23 before it. */
export const SHOWN_HOURS = 24;
/** One more than shown, so that the hour at the edge is whole. */
export const KEPT_HOURS = 25;

/** The start of the oldest hour that is shown. */
export function shownSince(nowMs: number): number {
  return (Math.floor(nowMs / HOUR_MS) - SHOWN_HOURS + 1) * HOUR_MS;
}
