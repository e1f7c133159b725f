import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { describeCronMistake, nextFireTime } from './next-fire-time.ts';
import { parseClockTime, parseMonthDays, type ClockTime, type Schedule } from './schedule.ts';
import { fromLocalTime, isTimeZone } from './time-zone.ts';

const MINUTE = 60_000;
const ALWAYS = { startAt: null, endAt: null };
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const at = (text: string) => Date.parse(text);

type Days = { readonly describe: string; readonly isDay: (local: DateTime) => boolean };
/** A zone, a moment shortly before its clocks change or an ordinary one, and a time of the day. */
type Case = { readonly zone: string; readonly from: string; readonly time: string };

// Half hours, gaps at midnight, changes on Fridays and at 24:00, both hemispheres, no changes at all.
const CASES: readonly Case[] = [
  ['Europe/Berlin', '2026-03-28T12:00Z', ['02:00', '02:30', '03:00', '01:59']],
  ['Europe/Berlin', '2026-10-24T12:00Z', ['02:00', '02:30', '03:00', '01:59']],
  ['America/New_York', '2026-03-07T18:00Z', ['02:15', '03:00', '01:45']],
  ['America/New_York', '2026-10-31T18:00Z', ['01:00', '01:30', '02:00', '00:59']],
  ['America/Havana', '2026-03-07T12:00Z', ['00:00', '00:30', '01:00']],
  ['America/Havana', '2026-10-31T12:00Z', ['00:00', '00:30', '01:00']],
  ['Australia/Lord_Howe', '2026-10-03T08:00Z', ['02:00', '02:10', '02:30']],
  ['Australia/Lord_Howe', '2026-04-04T08:00Z', ['01:30', '01:45', '02:00']],
  ['Australia/Sydney', '2026-10-03T08:00Z', ['02:00', '02:30', '03:00']],
  ['Australia/Sydney', '2026-04-04T08:00Z', ['02:00', '02:30', '03:00']],
  ['America/St_Johns', '2026-03-07T18:00Z', ['02:00', '02:30', '03:00']],
  ['America/Santiago', '2026-09-05T12:00Z', ['00:00', '00:30', '23:30']],
  ['America/Santiago', '2026-04-04T12:00Z', ['23:00', '23:30', '00:00']],
  ['Africa/Cairo', '2026-04-23T12:00Z', ['00:00', '00:30', '01:00']],
  ['Asia/Beirut', '2026-03-28T12:00Z', ['00:00', '00:15', '01:00']],
  ['Asia/Kathmandu', '2026-06-01T12:00Z', ['00:00', '05:45', '23:59']],
  ['Asia/Tokyo', '2026-06-01T12:00Z', ['00:00', '09:30']],
  ['UTC', '2026-02-28T12:00Z', ['00:00', '12:00', '23:59']],
  ['Pacific/Chatham', '2026-09-26T08:00Z', ['02:45', '03:15', '03:45']],
  ['America/Los_Angeles', '2026-03-07T18:00Z', ['02:30']],
].flatMap(([zone, from, times]) =>
  (times as readonly string[]).map((time) => ({ zone: String(zone), from: String(from), time })),
);

const everyDay: Days = { describe: 'daily', isDay: () => true };
const onSundays: Days = { describe: 'weekly', isDay: ({ weekday }) => weekday === 7 };

/** Minute by minute, with a library that has its own arithmetic of zones. */
function walk({ zone, from, time }: Case, { isDay }: Days): number | null {
  const wanted = parseTime(time);
  const ordinal = (local: DateTime) => Math.floor(local.toSeconds() / 60) + local.offset;
  const start = Math.floor(at(from) / MINUTE) * MINUTE;
  let before = DateTime.fromMillis(start, { zone });
  const seen = new Set<number>();
  for (let steps = 1; steps < 9 * 1440; steps += 1) {
    const local = DateTime.fromMillis(start + steps * MINUTE, { zone });
    const midnight = ordinal(local) - local.hour * 60 - local.minute;
    const target = midnight + wanted.hour * 60 + wanted.minute;
    const isSkipped = ordinal(before) < target && target < ordinal(local);
    if (isDay(local) && !seen.has(target) && (ordinal(local) === target || isSkipped)) return local.toMillis();
    seen.add(ordinal(local));
    before = local;
  }
  return null;
}

function parseTime(text: string): ClockTime {
  const time = parseClockTime(text);
  if (time === null) throw new Error(`${text} is no time.`);
  return time;
}

describe('as an independent walk over the minutes finds it', () => {
  test.each(CASES)('daily in $zone at $time from $from', (one) => {
    const schedule: Schedule = { ...ALWAYS, kind: 'daily', everyDays: 1, at: parseTime(one.time) };
    expect(iso(nextFireTime(schedule, one.zone, at(one.from)))).toBe(iso(walk(one, everyDay)));
  });

  test.each(CASES)('on Sundays in $zone at $time from $from', (one) => {
    const schedule: Schedule = { ...ALWAYS, kind: 'weekly', weekdays: [7], at: parseTime(one.time) };
    expect(iso(nextFireTime(schedule, one.zone, at(one.from)))).toBe(iso(walk(one, onSundays)));
  });

  test('the table has cases enough', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CASES.map(({ zone }) => zone)).size).toBeGreaterThanOrEqual(12);
  });
});

test('a local time that comes twice fires once', () => {
  const schedule: Schedule = { ...ALWAYS, kind: 'daily', everyDays: 1, at: { hour: 2, minute: 30 } };
  const first = nextFireTime(schedule, 'Europe/Berlin', at('2026-10-24T12:00Z')) ?? 0;
  expect([iso(first), iso(nextFireTime(schedule, 'Europe/Berlin', first))]).toEqual([
    '2026-10-25T00:30:00.000Z',
    '2026-10-26T01:30:00.000Z',
  ]);
});

test('intervals lie on one grid, whatever the clocks do', () => {
  const every = (everyS: number): Schedule => ({ ...ALWAYS, kind: 'interval', everyS });
  expect(iso(nextFireTime(every(5), 'UTC', at('2026-01-01T00:00:02.500Z')))).toBe('2026-01-01T00:00:05.000Z');
  expect(iso(nextFireTime(every(900), 'Europe/Berlin', at('2026-03-29T00:45:00Z')))).toBe('2026-03-29T01:00:00.000Z');
});

test('hourly follows the clocks of a zone through its changes', () => {
  const hourly: Schedule = { ...ALWAYS, kind: 'hourly', minute: 15 };
  const list = (zone: string, from: string) => {
    const times: (string | null)[] = [];
    for (let last: number | null = at(from); last !== null && times.length < 3; times.push(iso(last))) {
      last = nextFireTime(hourly, zone, last);
    }
    return times;
  };
  expect(list('Europe/Berlin', '2026-10-25T00:00Z').map((time) => time?.slice(11, 16))).toEqual([
    '00:15',
    '01:15',
    '02:15',
  ]);
  expect(list('Asia/Kathmandu', '2026-06-01T00:00Z').map((time) => time?.slice(11, 16))).toEqual([
    '00:30',
    '01:30',
    '02:30',
  ]);
});

test('every few days counts from the day of the start', () => {
  const startAt = at('2026-03-27T10:00Z');
  const schedule: Schedule = { startAt, endAt: null, kind: 'daily', everyDays: 3, at: { hour: 12, minute: 0 } };
  const first = nextFireTime(schedule, 'Europe/Berlin', 0) ?? 0;
  const second = nextFireTime(schedule, 'Europe/Berlin', first);
  expect([iso(first), iso(second)]).toEqual(['2026-03-27T11:00:00.000Z', '2026-03-30T10:00:00.000Z']);
});

test('days of a month, and its last one', () => {
  const schedule: Schedule = { ...ALWAYS, kind: 'monthly', days: [1, 'last'], at: { hour: 6, minute: 0 } };
  const first = nextFireTime(schedule, 'UTC', at('2028-02-10T00:00Z')) ?? 0;
  expect([iso(first), iso(nextFireTime(schedule, 'UTC', first))]).toEqual([
    '2028-02-29T06:00:00.000Z',
    '2028-03-01T06:00:00.000Z',
  ]);
});

test('nothing fires before the start and after the end, and a time at each of them does', () => {
  const window = { startAt: at('2026-01-02T00:00Z'), endAt: at('2026-01-02T02:00Z') };
  const schedule: Schedule = { ...window, kind: 'interval', everyS: 3600 };
  expect(iso(nextFireTime(schedule, 'UTC', 0))).toBe('2026-01-02T00:00:00.000Z');
  expect(iso(nextFireTime(schedule, 'UTC', at('2026-01-02T01:00Z')))).toBe('2026-01-02T02:00:00.000Z');
  expect(nextFireTime(schedule, 'UTC', at('2026-01-02T02:00Z'))).toBeNull();
});

describe('cron, as an independent walk over the minutes finds it', () => {
  const [EVERY, minutes] = [null, (...list: number[]) => new Set(list)];
  // A pattern, and its minutes, hours and days.
  const patterns: readonly (readonly [string, Set<number> | null, Set<number> | null, (local: DateTime) => boolean])[] =
    [
      ['*/15 * * * *', minutes(0, 15, 30, 45), EVERY, () => true],
      ['7 * * * *', minutes(7), EVERY, () => true],
      ['0,30 * * * 6,7', minutes(0, 30), EVERY, ({ weekday }) => weekday >= 6],
      ['0,30 2 * * *', minutes(0, 30), new Set([2]), () => true],
      ['*/20 0-3 * * *', minutes(0, 20, 40), new Set([0, 1, 2, 3]), () => true],
      ['0 1,2,3 * * *', minutes(0), new Set([1, 2, 3]), () => true],
      ['0 */2 * * *', minutes(0), new Set([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22]), () => true],
      ['30 23 * * *', minutes(30), new Set([23]), () => true],
      ['10 0 * * 0', minutes(10), new Set([0]), ({ weekday }) => weekday === 7],
      ['45 1 * * SAT', minutes(45), new Set([1]), ({ weekday }) => weekday === 6],
      ['15 2 25-31 * *', minutes(15), new Set([2]), ({ day }) => day >= 25],
      ['0 3 L * *', minutes(0), new Set([3]), (local) => local.day === local.daysInMonth],
      ['59 23 28 2,3 *', minutes(59), new Set([23]), ({ day, month }) => day === 28 && (month === 2 || month === 3)],
      ['* 2 * * MON-FRI', EVERY, new Set([2]), ({ weekday }) => weekday <= 5],
    ];
  const changes: readonly (readonly [string, string])[] = [
    ['Europe/Berlin', '2026-03-28T12:00Z'],
    ['Europe/Berlin', '2026-10-24T12:00Z'],
    ['America/New_York', '2026-03-07T18:00Z'],
    ['America/New_York', '2026-10-31T18:00Z'],
    ['America/Havana', '2026-03-07T12:00Z'],
    ['America/Havana', '2026-10-31T12:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T08:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T08:00Z'],
    ['America/Santiago', '2026-09-05T12:00Z'],
    ['America/Santiago', '2026-04-04T12:00Z'],
    ['Africa/Cairo', '2026-04-23T12:00Z'],
    ['Africa/Casablanca', '2026-02-14T12:00Z'],
    ['Asia/Beirut', '2026-03-28T12:00Z'],
    ['Asia/Kathmandu', '2026-06-01T12:00Z'],
    ['Pacific/Chatham', '2026-09-26T08:00Z'],
    ['Pacific/Chatham', '2026-04-04T08:00Z'],
    ['America/Nuuk', '2026-03-28T12:00Z'],
    ['America/Nuuk', '2026-10-24T12:00Z'],
    ['Antarctica/Troll', '2026-03-28T12:00Z'],
    ['UTC', '2026-02-28T12:00Z'],
  ];

  /** All times within three days, minute by minute. */
  function walkAll(zone: string, from: string, [, ofHour, ofDay, isDay]: (typeof patterns)[number]) {
    const fired: string[] = [];
    const fits = (wall: DateTime) =>
      (ofHour?.has(wall.minute) ?? true) && (ofDay?.has(wall.hour) ?? true) && isDay(wall);
    const wallAt = (time: number) => DateTime.fromMillis(time, { zone }).setZone('UTC', { keepLocalTime: true });
    let shown = wallAt(at(from)).toMillis();
    for (let time = at(from) + MINUTE; time <= at(from) + 3 * 1440 * MINUTE; time += MINUTE) {
      const wall = wallAt(time);
      // By the clock: what was skipped comes now, what was shown before is over. Else only what is shown.
      const first = ofDay === EVERY ? wall.toMillis() : shown + MINUTE;
      let isDue = false;
      for (let one = first; one <= wall.toMillis(); one += MINUTE)
        isDue ||= fits(DateTime.fromMillis(one, { zone: 'UTC' }));
      shown = Math.max(shown, wall.toMillis());
      if (isDue) fired.push(new Date(time).toISOString());
    }
    return fired;
  }

  test.each(changes)('in %s from %s', (zone, from) => {
    for (const one of patterns) {
      const schedule: Schedule = { ...ALWAYS, kind: 'cron', pattern: one[0] };
      const expected = walkAll(zone, from, one);
      const found: (string | null)[] = [];
      let next = nextFireTime(schedule, zone, at(from));
      for (; next !== null && next <= at(from) + 3 * 1440 * MINUTE; next = nextFireTime(schedule, zone, next)) {
        found.push(iso(next));
      }
      expect({ pattern: one[0], times: found }).toEqual({ pattern: one[0], times: expected });
    }
  });
});

test('a day in the gap of midnight keeps its time, also every second day and on one day of the week', () => {
  const [atTheGap, late] = ['2026-03-29T01:00:00.000Z', { hour: 23, minute: 30 }];
  const startAt = at('2026-03-26T12:00Z');
  const nuuk = (schedule: Schedule) => iso(nextFireTime(schedule, 'America/Nuuk', at('2026-03-28T12:00Z')));
  expect(nuuk({ startAt, endAt: null, kind: 'daily', everyDays: 2, at: late })).toBe(atTheGap);
  expect(nuuk({ ...ALWAYS, kind: 'weekly', weekdays: [6], at: late })).toBe(atTheGap);
  expect(nuuk({ ...ALWAYS, kind: 'monthly', days: [28], at: late })).toBe(atTheGap);
});

test('an hour that the clocks skip or show twice once a year, found from far away', () => {
  const yearly: Schedule = { ...ALWAYS, kind: 'cron', pattern: '30 * 25 10 *' };
  const found = nextFireTime(yearly, 'Europe/Berlin', at('2026-01-01T00:00Z'));
  expect(iso(found)).toBe('2026-10-24T22:30:00.000Z');
});

test('cron of five and of six fields', () => {
  const cron = (pattern: string): Schedule => ({ ...ALWAYS, kind: 'cron', pattern });
  const from = at('2026-01-01T00:00:10Z');
  expect(iso(nextFireTime(cron('*/20 * * * * *'), 'UTC', from))).toBe('2026-01-01T00:00:20.000Z');
  expect(iso(nextFireTime(cron('0 9 * * MON-FRI'), 'Asia/Tokyo', from))).toBe('2026-01-02T00:00:00.000Z');
  expect(nextFireTime(cron('0 0 31 2 *'), 'UTC', from)).toBeNull();
});

test('what is no pattern, no time, no day and no zone is told', () => {
  expect(describeCronMistake('0 9 * * *')).toBeNull();
  expect(describeCronMistake('@daily')).toContain('five fields');
  expect(describeCronMistake('*/5 * * * * *')).toBeNull();
  expect(describeCronMistake('*/7 * * * * *')).toContain('5 seconds apart');
  expect(describeCronMistake('* * * * * *')).toContain('5 seconds apart');
  expect(describeCronMistake('0 25 * * *')).toContain('cannot be read');
  expect(parseClockTime('24:00')).toBeNull();
  expect(parseMonthDays('1, LAST,15, 1')).toEqual([1, 'last', 15]);
  expect(parseMonthDays('0')).toBeNull();
  expect([isTimeZone('Europe/Berlin'), isTimeZone('Mars/Base'), isTimeZone('+02:00')]).toEqual([true, false, false]);
});

test('a local time is a moment, in a gap the one after it and in an overlap the first', () => {
  const berlin = (text: string) => iso(fromLocalTime(text, 'Europe/Berlin'));
  expect(berlin('2026-06-01T12:00')).toBe('2026-06-01T10:00:00.000Z');
  expect(berlin('2026-06-01')).toBe('2026-05-31T22:00:00.000Z');
  expect(berlin('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
  expect(berlin('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
  expect([berlin('2026-02-30'), berlin('soon')]).toEqual([null, null]);
});
