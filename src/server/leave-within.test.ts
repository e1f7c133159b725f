import { expect, test } from 'vitest';
import { leaveWithin } from './leave-within.ts';

test('an orderly stop is waited for', async () => {
  expect(await leaveWithin(async () => undefined)).toBe(true);
});

test('what never ends does not keep the process', async () => {
  expect(await leaveWithin(() => new Promise<never>(() => undefined), 20)).toBe(false);
});

test('a stop that fails says so', async () => {
  await expect(leaveWithin(() => Promise.reject(new Error('It broke.')))).rejects.toThrow('It broke.');
});
