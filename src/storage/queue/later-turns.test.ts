import { expect, test } from 'vitest';
import { LaterTurns } from './later-turns.ts';

/** A project whose runs leave their places at even times. */
function leavingEvery(gapMs: number): { readonly turns: LaterTurns; readonly now: number } {
  const turns = new LaterTurns(100);
  turns.mayWait('p', 0, 0);
  const now = gapMs * 300;
  for (let at = 0; at <= now; at += gapMs) turns.noticeLeave('p', 1, at);
  return { turns, now };
}

test('runs come back one after the other, faster than others leave', () => {
  const { turns, now } = leavingEvery(100);
  const taken = [1, 2, 3].map(() => turns.take('p', now) - now);
  expect(taken).toEqual([500, 580, 660]);
});

test('a run waits where it is while its place comes within a second', () => {
  const { turns, now } = leavingEvery(10);
  expect([95, 105].map((ahead) => turns.mayWait('p', ahead, now))).toEqual([true, false]);
  // After a time in which nobody waited, what is known of before counts, and not how long nothing has left.
  expect([turns.mayWait('p', 0, now + 60_000), turns.mayWait('p', 90, now + 60_000)]).toEqual([true, true]);
  // Nothing has left for long, so nothing may leave for long.
  expect([1, 100].map((ahead) => turns.mayWait('p', ahead, now + 62_000))).toEqual([true, false]);
  expect(turns.mayWait('q', 400, now)).toBe(true);
});
