import { nameWeekdays } from './weekdays.ts';
import type { SchedulerConfig } from './read-schedule.ts';

/** A schedule in words: "Every Monday and Thursday at 09:00, Europe/Berlin". */
export function describeSchedule(config: SchedulerConfig): string {
  const zone = config.zoneFrom === 'user' ? 'the user’s zone' : (config.timeZone ?? 'UTC');
  const at = `at ${config.time ?? '…'}, ${zone}`;
  switch (config.mode ?? 'daily') {
    case 'seconds':
      return `Every ${config.everySeconds ?? 30} seconds`;
    case 'minutes':
      return every(config.everyMinutes ?? 15, 'minute');
    case 'hourly':
      return `Every hour at minute ${config.minute ?? 0}`;
    case 'weekly':
      return `Every ${nameWeekdays(config.weekdays ?? []) || '…'} ${at}`;
    case 'monthly':
      return `Every month on ${config.monthDays?.trim() || '…'} ${at}`;
    case 'cron':
      return `Cron ${config.cron ?? '…'}, ${zone}`;
    default:
      return `${every(config.everyDays ?? 1, 'day')} ${at}`;
  }
}

function every(count: number, unit: string): string {
  return count === 1 ? `Every ${unit}` : `Every ${count} ${unit}s`;
}
