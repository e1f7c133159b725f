import { expect, test } from 'vitest';
import { parseOrigin } from './parse-origin.ts';

test.each([
  ['https://app.example.com', 'https://app.example.com'],
  ['https://App.Example.com:443/path?x#y', 'https://app.example.com'],
  ['http://localhost:5173/', 'http://localhost:5173'],
  [' app.example.com ', 'https://app.example.com'],
  ['*', '*'],
])('%s is the origin %s', (text, origin) => {
  expect(parseOrigin(text)).toBe(origin);
});

test.each(['', 'ftp://example.com', 'two words', 'https://user@example.com', 'https://'])('%s is no origin', (text) => {
  expect(parseOrigin(text)).toBeUndefined();
});
