import { Cron } from 'croner';
import type { ClockTime, Schedule } from './schedule.ts';
import { findClockChange, localDayNumber, localTimeAt, momentsOf, offsetAt } from './time-zone.ts';

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const WEEKDAYS_OF_CRON = 7;
/** Those of a pattern without seconds. */
const CRON_FIELDS = 5;
const MAXIMUM_PATTERNS = 500;
const FASTEST = 5 * SECOND;
/** The times of one minute at the most, and the first of the next. */
const SECONDS_LOOKED_AT = 61;
const patterns = new Map<string, Cron>();

/**
 * The first time after `after` at which a schedule fires, in milliseconds since 1970; null: never again. A local time that
 * the clocks skip fires at the end of the gap, one that they show twice fires once, at the first.
 */
export function nextFireTime(schedule: Schedule, zone: string, after: number): number | null {
  const { startAt, endAt } = schedule;
  // A time exactly at the start counts.
  const from = startAt === null ? after : Math.max(after, startAt - 1);
  const next = findNext(schedule, zone, from);
  return next === null || (endAt !== null && next > endAt) ? null : next;
}

function findNext(schedule: Schedule, zone: string, after: number): number | null {
  switch (schedule.kind) {
    case 'interval': {
      // On one grid for everybody, so that a restart moves nothing.
      const step = schedule.everyS * 1000;
      return (Math.floor(after / step) + 1) * step;
    }
    case 'hourly':
      return nextAsTimeGoes(`${schedule.minute} * * * *`, zone, after);
    case 'daily': {
      // Counted from the day of the start, or from 1970-01-01.
      const anchor = schedule.startAt === null ? 0 : localDayNumber(schedule.startAt, zone);
      const isDay = (local: number): boolean => (Math.floor(local / DAY) - anchor) % schedule.everyDays === 0;
      return nextByTheClock(`${clock(schedule.at)} * * *`, zone, after, isDay);
    }
    case 'weekly': {
      const days = schedule.weekdays.map((day) => day % WEEKDAYS_OF_CRON).join(',');
      return days === '' ? null : nextByTheClock(`${clock(schedule.at)} * * ${days}`, zone, after);
    }
    case 'monthly': {
      const days = schedule.days.map((day) => (day === 'last' ? 'L' : day)).join(',');
      return days === '' ? null : nextByTheClock(`${clock(schedule.at)} ${days} * *`, zone, after);
    }
    case 'cron':
      return isOfEveryHour(schedule.pattern)
        ? nextAsTimeGoes(schedule.pattern, zone, after)
        : nextByTheClock(schedule.pattern, zone, after);
    default:
      return schedule satisfies never;
  }
}

const clock = ({ hour, minute }: ClockTime): string => `${minute} ${hour}`;

/** `* * * * *` has no hours of its own, so it goes on through every change of the clocks. */
function isOfEveryHour(pattern: string): boolean {
  const fields = pattern.trim().split(/\s+/);
  return ['*', '*/1', '0-23', '?'].includes(fields.at(fields.length === CRON_FIELDS ? 1 : 2) ?? '');
}

/** The next of times that are named by the clock: at the end of a gap that they lie in, and once where the clocks show them twice. */
function nextByTheClock(
  pattern: string,
  zone: string,
  after: number,
  isDay: (local: number) => boolean = () => true,
): number | null {
  let local = nextLocal(pattern, localTimeAt(after, zone));
  for (; local !== null; local = nextLocal(pattern, local)) {
    if (!isDay(local)) continue;
    const at = momentsOf(local, zone)[0] ?? findClockChange(local - DAY, local + DAY, zone);
    // In the second showing of an hour its times are over.
    if (at !== null && at > after) return at;
  }
  return null;
}

/** The next time that fits what the clocks show, as often as they show it. */
function nextAsTimeGoes(pattern: string, zone: string, after: number): number | null {
  const change = findClockChange(after, after + DAY, zone);
  const next = nextLocal(pattern, localTimeAt(after, zone));
  const isChanged = change !== null && next !== null && next - offsetAt(after, zone) >= change;
  const from = isChanged ? change : after + 1;
  let local = isChanged ? nextLocal(pattern, localTimeAt(change, zone) - SECOND) : next;
  for (; local !== null; local = nextLocal(pattern, local)) {
    const at = momentsOf(local, zone).find((moment) => moment >= from);
    if (at !== undefined) return at;
  }
  return null;
}

/** The next time that a pattern names on clocks that never change. */
function nextLocal(pattern: string, local: number): number | null {
  return getCron(pattern).nextRun(new Date(local))?.getTime() ?? null;
}

function getCron(pattern: string): Cron {
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  const cron = new Cron(pattern, { mode: '5-or-6-parts', paused: true, timezone: 'UTC' });
  const oldest = patterns.keys().next().value;
  if (patterns.size >= MAXIMUM_PATTERNS && oldest !== undefined) patterns.delete(oldest);
  patterns.set(pattern, cron);
  return cron;
}

/** Says why a text is no cron pattern of five or six fields, as a sentence; null: it is one. */
export function describeCronMistake(pattern: string): string | null {
  const count = pattern.trim().split(/\s+/).length;
  if (pattern.trim() === '') return 'The cron pattern is empty.';
  if (pattern.includes('@') || count < 5 || count > 6) {
    return 'A cron pattern has five fields (minute, hour, day, month, weekday), or six with seconds in front.';
  }
  try {
    const times = new Cron(pattern, { mode: '5-or-6-parts', paused: true, timezone: 'UTC' }).nextRuns(
      SECONDS_LOOKED_AT,
    );
    const isTooFast = times.some((time, index) => time.getTime() - (times[index - 1]?.getTime() ?? 0) < FASTEST);
    return isTooFast ? 'The times of a cron pattern must be at least 5 seconds apart.' : null;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^CronPattern:\s*/, '') : '';
    return `The cron pattern cannot be read. ${reason}`.trim();
  }
}
