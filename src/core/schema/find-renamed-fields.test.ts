import { expect, test } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import { findRenamedFields } from './find-renamed-fields.ts';

test.each<[string, JsonObject, JsonObject, [path: string, to: string][]]>([
  [
    'a key with the same value',
    { email: 'a@b.co', plan: 'pro' },
    { plan: 'pro', contact: 'a@b.co' },
    [['email', 'contact']],
  ],
  [
    'a close name of the same type',
    { firstName: 'Ada', age: 3 },
    { first_name: 'Eve', seats: '9', age: 3 },
    [['firstName', 'first_name']],
  ],
  ['the only one of its type', { a: 1 }, { quantity: 2 }, [['a', 'quantity']]],
  ['a field of an object', { user: { mail: 'a' } }, { user: { email: 'a' } }, [['user.mail', 'email']]],
  ['a field of the items of a list', { items: [{ sku: 1 }] }, { items: [{ code: 1 }] }, [['items.0.sku', 'code']]],
  [
    'an object and a field in it',
    { user: { mail: 'a' } },
    { person: { email: 'a' } },
    [
      ['user', 'person'],
      ['user.mail', 'email'],
    ],
  ],
  [
    'two at once',
    { first: 'a', last: 'b' },
    { given: 'a', family: 'b' },
    [
      ['first', 'given'],
      ['last', 'family'],
    ],
  ],
  ['nothing for a new field', { a: 1 }, { a: 1, b: 1 }, []],
  ['nothing for a field that is gone', { a: 1, b: 1 }, { a: 1 }, []],
  ['nothing of another type', { a: 1 }, { b: 'one' }, []],
])('%s is found', (_name, before, after, expected) => {
  const found = findRenamedFields(before, after);
  expect(found.map(({ path, to }) => [path.join('.'), to])).toEqual(expected);
});
