import { expect, test } from 'vitest';
import { decideTick, MAXIMUM_WAITING, type Tick } from './decide-tick.ts';

const MINUTE = 60_000;
const decide = (over: Partial<Tick>) =>
  decideTick({
    dueAt: 10 * MINUTE,
    isPlanned: true,
    plannedFrom: null,
    waiting: [],
    lastStatus: null,
    overlap: 'queue',
    missed: 'once',
    now: 10 * MINUTE + 5,
    nextAfter: (at) => (Math.floor(at / MINUTE) + 1) * MINUTE,
    ...over,
  });

test('a time that is due starts one run, and the next one follows it', () => {
  expect(decide({})).toEqual({
    starts: [{ at: 10 * MINUTE, isLate: false }],
    waiting: [],
    next: { from: 10 * MINUTE, at: 11 * MINUTE },
    skipped: null,
  });
});

test('a schedule that is only planned starts nothing', () => {
  expect(decide({ dueAt: null, isPlanned: false })).toMatchObject({ starts: [], next: { at: 11 * MINUTE } });
});

test('planning goes on from where it was, so that a time which came due meanwhile is not lost', () => {
  const planned = { dueAt: null, isPlanned: false, plannedFrom: 10 * MINUTE - 1 };
  expect(decide(planned)).toMatchObject({ starts: [], next: { from: 10 * MINUTE - 1, at: 10 * MINUTE } });
});

test('times missed while nobody was there are run once, or skipped', () => {
  const late = { now: 20 * MINUTE + 1 };
  expect(decide(late)).toMatchObject({ starts: [{ at: 10 * MINUTE, isLate: true }], next: { at: 21 * MINUTE } });
  expect(decide({ ...late, missed: 'skip' })).toMatchObject({
    starts: [],
    next: { from: 20 * MINUTE + 1, at: 21 * MINUTE },
    skipped: { at: 10 * MINUTE, reason: 'missed' },
  });
});

test('while the last run is not done a time waits, is skipped, or runs beside it', () => {
  const busy = { lastStatus: 'running' } as const;
  expect(decide(busy)).toMatchObject({ starts: [], waiting: [10 * MINUTE], next: { at: 11 * MINUTE } });
  expect(decide({ ...busy, overlap: 'skip' })).toMatchObject({ starts: [], skipped: { reason: 'overlap' } });
  expect(decide({ ...busy, overlap: 'parallel' })).toMatchObject({ starts: [{ at: 10 * MINUTE }], waiting: [] });
});

test('waiting times have their turn one after the other, before those that come due', () => {
  const waiting = [7 * MINUTE, 8 * MINUTE];
  expect(decide({ dueAt: null, waiting, lastStatus: 'completed' })).toMatchObject({
    starts: [{ at: 7 * MINUTE }],
    waiting: [8 * MINUTE],
    next: undefined,
  });
  expect(decide({ waiting, lastStatus: 'failed' })).toMatchObject({
    starts: [{ at: 7 * MINUTE }],
    waiting: [8 * MINUTE, 10 * MINUTE],
  });
});

test('no more than a hundred times wait', () => {
  const waiting = Array.from({ length: MAXIMUM_WAITING }, (_, index) => index);
  expect(decide({ waiting, lastStatus: 'running' })).toMatchObject({
    waiting,
    skipped: { reason: 'too_many_waiting' },
  });
});
