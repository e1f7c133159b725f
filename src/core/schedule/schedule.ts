/** When a workflow starts by itself. Times are local to a zone; days of the week count from Monday, 1. */
export type Schedule = Window &
  (
    | { readonly kind: 'interval'; readonly everyS: number }
    /** Each hour at a minute. */
    | { readonly kind: 'hourly'; readonly minute: number }
    | { readonly kind: 'daily'; readonly everyDays: number; readonly at: ClockTime }
    | { readonly kind: 'weekly'; readonly weekdays: readonly number[]; readonly at: ClockTime }
    | { readonly kind: 'monthly'; readonly days: readonly (number | 'last')[]; readonly at: ClockTime }
    /** Five fields, or six with seconds in front. */
    | { readonly kind: 'cron'; readonly pattern: string }
  );

/** Milliseconds since 1970; null: no bound. A time at a bound counts. */
export type Window = { readonly startAt: number | null; readonly endAt: number | null };
export type ClockTime = { readonly hour: number; readonly minute: number };

/** "09:30", from 00:00 to 23:59. */
export function parseClockTime(text: string): ClockTime | null {
  const found = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  return found === null ? null : { hour: Number(found[1]), minute: Number(found[2]) };
}

/** "1, 15, last": days of a month. Null where one of them is none. */
export function parseMonthDays(text: string): readonly (number | 'last')[] | null {
  const words = text
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
  const days = words.map((word) => (word === 'last' ? 'last' : /^\d{1,2}$/.test(word) ? Number(word) : 0));
  return days.length > 0 && days.every((day) => day === 'last' || (day >= 1 && day <= 31)) ? [...new Set(days)] : null;
}
