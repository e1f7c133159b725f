const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const timeOfDay = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** RFC 3339 text, or milliseconds since 1970. */
export type Instant = string | number;

export function toMilliseconds(at: Instant): number {
  return typeof at === 'number' ? at : Date.parse(at);
}

/** Exact, in the reader's time zone: `3 Feb 2026, 14:05:09`. */
export function formatDateTime(at: Instant): string {
  return dateTime.format(toMilliseconds(at));
}

/** Within a day, in the reader's time zone: `14:05:09`. */
export function formatTimeOfDay(at: Instant): string {
  return timeOfDay.format(toMilliseconds(at));
}

/** Short and good enough for a list: `now`, `4 min ago`, `3 h ago`, `2 d ago`, then the date. Clocks may differ: a little ahead is `now`. */
export function formatTimeAgo(at: Instant, now: number): string {
  const then = toMilliseconds(at);
  const age = now - then;
  if (age < -MINUTE) return formatTimeUntil(-age, then);
  if (age < 10_000) return 'now';
  if (age < MINUTE) return `${Math.floor(age / 1000)} s ago`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  if (age < 7 * DAY) return `${Math.floor(age / DAY)} d ago`;
  return age < 300 * DAY ? dayOfYear.format(then) : day.format(then);
}

function formatTimeUntil(wait: number, then: number): string {
  if (wait < HOUR) return `in ${Math.ceil(wait / MINUTE)} min`;
  if (wait < DAY) return `in ${Math.round(wait / HOUR)} h`;
  return wait < 7 * DAY ? `in ${Math.round(wait / DAY)} d` : day.format(then);
}

/** `0 ms`, `340 ms`, `2.4 s`, `1 min 5 s`, `2 h 3 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  if (milliseconds < MINUTE) return `${Math.round(milliseconds / 1000)} s`;
  if (milliseconds < HOUR) {
    return `${Math.floor(milliseconds / MINUTE)} min ${Math.floor((milliseconds % MINUTE) / 1000)} s`;
  }
  return `${Math.floor(milliseconds / HOUR)} h ${Math.floor((milliseconds % HOUR) / MINUTE)} min`;
}
