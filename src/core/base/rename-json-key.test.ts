import { expect, test } from 'vitest';
import { renameJsonKey } from './rename-json-key.ts';

test.each<[string, (string | number)[], string, string]>([
  ['{ "a":1,\n\t"b": 2 }', ['a'], 'c', '{ "c":1,\n\t"b": 2 }'],
  ['{"a": {"a": "a"}, "b": ["a"]}', ['a', 'a'], 'x"y', '{"a": {"x\\"y": "a"}, "b": ["a"]}'],
  ['{"l": [{"k": 1}, {"k": [{"k": 2}]}], "k": 3}', ['l', 0, 'k'], 'n', '{"l": [{"n": 1}, {"n": [{"k": 2}]}], "k": 3}'],
  ['{"\\u0061": 12345678901234567890}', ['a'], 'b', '{"b": 12345678901234567890}'],
  ['{"a": "{\\"b\\": 1}"}', ['b'], 'c', '{"a": "{\\"b\\": 1}"}'],
  ['{"a": {}, "b": [], "c": 1}', ['c'], 'd', '{"a": {}, "b": [], "d": 1}'],
])('in %s the key at %j becomes %s', (text, path, to, expected) => {
  expect(renameJsonKey(text, path, to)).toBe(expected);
});
