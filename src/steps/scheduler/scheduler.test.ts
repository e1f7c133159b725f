import { expect, test } from 'vitest';
import { describeSchedule } from '#core/schedule/describe-schedule.ts';
import { schedulerTrigger } from './definition.ts';
import type { SchedulerConfig } from '#core/schedule/read-schedule.ts';

const check = (config: SchedulerConfig) =>
  (schedulerTrigger.check?.(config) ?? []).map(({ field, severity }) => `${severity} ${field}`);

test.each<[SchedulerConfig, string]>([
  [{ mode: 'seconds', everySeconds: 10 }, 'Every 10 seconds'],
  [{ mode: 'minutes', everyMinutes: 1 }, 'Every minute'],
  [{ mode: 'hourly', minute: 5 }, 'Every hour at minute 5'],
  [{ time: '09:30', timeZone: 'Europe/Berlin' }, 'Every day at 09:30, Europe/Berlin'],
  [{ mode: 'weekly', weekdays: [3], time: '08:00' }, 'Every Wednesday at 08:00, UTC'],
  [{ mode: 'weekly', weekdays: [4, 1], time: '08:00' }, 'Every Monday and Thursday at 08:00, UTC'],
  [
    { mode: 'weekly', weekdays: [1, 4, 5], time: '09:00', timeZone: 'Europe/Berlin' },
    'Every Monday, Thursday and Friday at 09:00, Europe/Berlin',
  ],
  [
    { mode: 'monthly', monthDays: '1, last', time: '08:00', zoneFrom: 'user' },
    'Every month on 1, last at 08:00, the user’s zone',
  ],
  [{ mode: 'cron', cron: '0 9 * * *' }, 'Cron 0 9 * * *, UTC'],
])('%j is said as %s, and is sound', (config, words) => {
  expect(describeSchedule(config)).toBe(words);
  expect(check(config)).toEqual([]);
});

test.each<[SchedulerConfig, string]>([
  [{}, 'error time'],
  [{ time: '25:00' }, 'error time'],
  [{ mode: 'monthly', monthDays: '32', time: '08:00' }, 'error monthDays'],
  [{ mode: 'cron', cron: 'every day' }, 'error cron'],
  [{ time: '08:00', timeZone: 'Mars/Base' }, 'error timeZone'],
  [{ time: '08:00', startAt: 'soon' }, 'error startAt'],
  [{ time: '08:00', startAt: '2026-02-01T00:00', endAt: '2026-01-01T00:00' }, 'error endAt'],
  [{ time: '08:00', startAt: '2026-02-01T09:00', endAt: '2026-02-01T10:00' }, 'warning mode'],
  [{ mode: 'cron', cron: '0 0 31 2 *' }, 'warning mode'],
])('%j is told as %s', (config, problem) => {
  expect(check(config)).toEqual([problem]);
});
