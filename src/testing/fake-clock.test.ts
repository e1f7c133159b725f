import { expect, test } from 'vitest';
import { createFakeClock } from './fake-clock.ts';

test('time passes only when the test says so', () => {
  const clock = createFakeClock(1_000);
  expect(clock.now()).toBe(1_000);
  clock.advance(250);
  expect(clock.now()).toBe(1_250);
});
