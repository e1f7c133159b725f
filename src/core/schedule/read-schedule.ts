import { describeCronMistake } from './next-fire-time.ts';
import { parseClockTime, parseMonthDays, type Schedule, type Window } from './schedule.ts';
import { fromLocalTime, isTimeZone } from './time-zone.ts';
import type { FieldProblem } from '../step/definition.ts';

/** What the trigger's fields store; absent ones have their defaults. */
export type SchedulerConfig = {
  readonly mode?: string;
  readonly everySeconds?: number;
  readonly everyMinutes?: number;
  readonly minute?: number;
  readonly everyDays?: number;
  readonly weekdays?: readonly number[];
  readonly monthDays?: string;
  readonly time?: string;
  readonly cron?: string;
  readonly zoneFrom?: string;
  readonly timeZone?: string;
  readonly zonePath?: string;
  readonly startAt?: string;
  readonly endAt?: string;
  readonly missed?: string;
  readonly overlap?: string;
};

export type ReadSchedule =
  | { readonly ok: true; readonly schedule: Schedule; readonly zone: string }
  | { readonly ok: false; readonly problem: FieldProblem };

/** Reads a schedule in a zone, that of the config unless another is given. */
export function readSchedule(config: SchedulerConfig, zone = config.timeZone ?? 'UTC'): ReadSchedule {
  if (!isTimeZone(zone)) return fail('timeZone', `There is no time zone named "${zone}".`);
  const startAt = readBound(config.startAt, zone);
  const endAt = readBound(config.endAt, zone);
  if (startAt === undefined) return fail('startAt', 'The field "Not before" does not hold a date and a time.');
  if (endAt === undefined) return fail('endAt', 'The field "Not after" does not hold a date and a time.');
  if (startAt !== null && endAt !== null && endAt < startAt) return fail('endAt', 'The end lies before the start.');
  const schedule = readTimes(config, { startAt, endAt });
  return 'problem' in schedule ? schedule : { ok: true, schedule, zone };
}

function readTimes(config: SchedulerConfig, window: Window): Schedule | Extract<ReadSchedule, { ok: false }> {
  const at = parseClockTime(config.time ?? '');
  switch (config.mode ?? 'daily') {
    case 'seconds':
      return { ...window, kind: 'interval', everyS: config.everySeconds ?? 30 };
    case 'minutes':
      return { ...window, kind: 'interval', everyS: (config.everyMinutes ?? 15) * 60 };
    case 'hourly':
      return { ...window, kind: 'hourly', minute: config.minute ?? 0 };
    case 'weekly':
      if (at === null) return noTime();
      return { ...window, kind: 'weekly', weekdays: config.weekdays ?? [], at };
    case 'monthly': {
      const days = parseMonthDays(config.monthDays ?? '');
      if (days === null)
        return fail('monthDays', 'The days must be numbers from 1 to 31, or "last", with commas between.');
      return at === null ? noTime() : { ...window, kind: 'monthly', days, at };
    }
    case 'cron': {
      const mistake = describeCronMistake(config.cron ?? '');
      return mistake === null
        ? { ...window, kind: 'cron', pattern: (config.cron ?? '').trim() }
        : fail('cron', mistake);
    }
    default:
      return at === null ? noTime() : { ...window, kind: 'daily', everyDays: config.everyDays ?? 1, at };
  }
}

/** Undefined: it is no date and time. */
function readBound(text: string | undefined, zone: string): number | null | undefined {
  if (text === undefined || text.trim() === '') return null;
  return fromLocalTime(text, zone) ?? undefined;
}

function noTime(): Extract<ReadSchedule, { ok: false }> {
  return fail('time', 'The field "At" does not hold a time such as 09:30.');
}

function fail(field: string, message: string): Extract<ReadSchedule, { ok: false }> {
  return { ok: false, problem: { field, message, severity: 'error' } };
}
