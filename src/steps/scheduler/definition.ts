import { nextFireTime } from '#core/schedule/next-fire-time.ts';
import { defineTrigger, type FieldProblem } from '#core/step/definition.ts';
import { describeSchedule } from '#core/schedule/describe-schedule.ts';
import { readSchedule } from '#core/schedule/read-schedule.ts';

const when = (...modes: string[]) => ({ field: 'mode', in: modes });
const atATime = when('daily', 'weekly', 'monthly');

export const schedulerTrigger = defineTrigger({
  type: 'scheduler',
  name: 'Scheduler',
  description: 'Starts the workflow at set times, for every end user who has it switched on.',
  icon: 'calendar-time',
  fields: {
    mode: {
      kind: 'choice',
      label: 'Start it',
      default: 'daily',
      options: [
        { value: 'seconds', label: 'Every few seconds' },
        { value: 'minutes', label: 'Every few minutes' },
        { value: 'hourly', label: 'Every hour' },
        { value: 'daily', label: 'Every day, or every few days' },
        { value: 'weekly', label: 'On days of the week' },
        { value: 'monthly', label: 'On days of the month' },
        { value: 'cron', label: 'By a cron pattern' },
      ],
    },
    everySeconds: {
      kind: 'number',
      label: 'Every',
      minimum: 5,
      maximum: 86_400,
      default: 30,
      unit: 'seconds',
      visibleWhen: when('seconds'),
    },
    everyMinutes: {
      kind: 'number',
      label: 'Every',
      minimum: 1,
      maximum: 1440,
      default: 15,
      unit: 'minutes',
      visibleWhen: when('minutes'),
    },
    minute: {
      kind: 'number',
      label: 'At minute',
      minimum: 0,
      maximum: 59,
      default: 0,
      visibleWhen: when('hourly'),
    },
    everyDays: {
      kind: 'number',
      label: 'Every',
      minimum: 1,
      maximum: 365,
      default: 1,
      unit: 'days',
      help: 'Counted from the start below.',
      visibleWhen: when('daily'),
    },
    weekdays: { kind: 'weekdays', label: 'Days', isRequired: true, visibleWhen: when('weekly') },
    monthDays: {
      kind: 'plain',
      label: 'Days',
      isRequired: true,
      placeholder: '1, 15, last',
      help: 'Numbers from 1 to 31, and `last` for the last day. A day that a month does not have is left out.',
      visibleWhen: when('monthly'),
    },
    time: { kind: 'plain', label: 'At', input: 'time', isRequired: true, visibleWhen: atATime },
    cron: {
      kind: 'plain',
      label: 'Cron pattern',
      isRequired: true,
      placeholder: '0 9 * * MON-FRI',
      help: 'Minute, hour, day, month, weekday; with six fields the first is the second.',
      visibleWhen: when('cron'),
    },
    zoneFrom: {
      kind: 'choice',
      label: 'Time zone',
      default: 'fixed',
      options: [
        { value: 'fixed', label: 'One for all' },
        { value: 'user', label: 'Of the end user' },
      ],
    },
    timeZone: {
      kind: 'time-zone',
      label: 'Zone',
      default: 'UTC',
      help: 'A time that the clocks skip starts at the end of the gap, one that comes twice starts once.',
    },
    zonePath: {
      kind: 'plain',
      label: 'Key in the user’s metadata',
      isRequired: true,
      placeholder: 'timeZone',
      help: 'Or a path such as `address.timeZone`. It holds a name such as `Europe/Berlin`. Users without one have the zone above.',
      visibleWhen: { field: 'zoneFrom', in: ['user'] },
    },
    startAt: { kind: 'plain', label: 'Not before', input: 'datetime-local' },
    endAt: { kind: 'plain', label: 'Not after', input: 'datetime-local' },
    missed: {
      kind: 'choice',
      label: 'Times missed while Millrace was away',
      default: 'once',
      options: [
        { value: 'once', label: 'Run once' },
        { value: 'skip', label: 'Skip them' },
      ],
    },
    overlap: {
      kind: 'choice',
      label: 'When the user’s last run is not done',
      default: 'queue',
      options: [
        { value: 'queue', label: 'Wait for it' },
        { value: 'skip', label: 'Skip' },
        { value: 'parallel', label: 'Run beside it' },
      ],
    },
  },
  summarise: (config) => [{ text: describeSchedule(config) }],
  check: (config) => {
    const read = readSchedule(config);
    if (!read.ok) return [read.problem];
    const never: FieldProblem = {
      field: 'mode',
      severity: 'warning',
      message: 'The schedule has no time left at which it would start the workflow.',
    };
    return nextFireTime(read.schedule, read.zone, read.schedule.startAt ?? 0) === null ? [never] : [];
  },
  sampleOutput: ({ timeZone = 'UTC' }) => ({ scheduledAt: '2026-01-05T09:00:00.000Z', timeZone, isLate: false }),
});
