import { Cron } from 'croner';
import type { ClockTime, Schedule } from './schedule.ts';
import { localDayNumber } from './time-zone.ts';

const WEEKDAYS_OF_CRON = 7;
const MAXIMUM_PATTERNS = 500;
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
      return nextOf(`${schedule.minute} * * * *`, zone, after);
    case 'daily':
      return nextOfDays(schedule, zone, after);
    case 'weekly': {
      const days = schedule.weekdays.map((day) => day % WEEKDAYS_OF_CRON).join(',');
      return days === '' ? null : nextOf(`${clock(schedule.at)} * * ${days}`, zone, after);
    }
    case 'monthly': {
      const days = schedule.days.map((day) => (day === 'last' ? 'L' : day)).join(',');
      return days === '' ? null : nextOf(`${clock(schedule.at)} ${days} * *`, zone, after);
    }
    case 'cron':
      return nextOf(schedule.pattern, zone, after);
    default:
      return schedule satisfies never;
  }
}

/** Every so many days, counted from the day of the start, or from 1970-01-01. */
function nextOfDays(
  { everyDays, at, startAt }: Extract<Schedule, { kind: 'daily' }>,
  zone: string,
  after: number,
): number | null {
  const anchor = startAt === null ? 0 : localDayNumber(startAt, zone);
  let next = nextOf(`${clock(at)} * * *`, zone, after);
  while (next !== null && (localDayNumber(next, zone) - anchor) % everyDays !== 0) {
    next = nextOf(`${clock(at)} * * *`, zone, next);
  }
  return next;
}

const clock = ({ hour, minute }: ClockTime): string => `${minute} ${hour}`;

function nextOf(pattern: string, zone: string, after: number): number | null {
  return getCron(pattern, zone).nextRun(new Date(after))?.getTime() ?? null;
}

function getCron(pattern: string, zone: string): Cron {
  const key = `${zone} ${pattern}`;
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const cron = new Cron(pattern, { mode: '5-or-6-parts', paused: true, timezone: zone });
  const oldest = patterns.keys().next().value;
  if (patterns.size >= MAXIMUM_PATTERNS && oldest !== undefined) patterns.delete(oldest);
  patterns.set(key, cron);
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
    new Cron(pattern, { mode: '5-or-6-parts', paused: true });
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^CronPattern:\s*/, '') : '';
    return `The cron pattern cannot be read. ${reason}`.trim();
  }
}
