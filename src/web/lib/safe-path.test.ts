import { expect, test } from 'vitest';
import { getSafePath } from './safe-path.ts';

test('a path of this site is kept', () => {
  expect(getSafePath('/p/1/runs?tab=events')).toBe('/p/1/runs?tab=events');
});

test.each([undefined, '', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example'])(
  'an address that leads elsewhere becomes the first page: %s',
  (path) => {
    expect(getSafePath(path)).toBe('/');
  },
);
