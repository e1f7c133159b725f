import { expect, test } from 'vitest';
import { highlightCode } from './highlight-code.ts';

const kindOf = (code: string, language: 'json' | 'javascript' | 'shell', text: string) =>
  highlightCode(code, language).find((token) => token.text === text)?.kind;

test('JSON keys, strings, numbers and words differ', () => {
  const code = '{ "a": "b: c", "n": -1.5e3, "t": true }';
  expect(kindOf(code, 'json', '"a"')).toBe('key');
  expect(kindOf(code, 'json', '"b: c"')).toBe('string');
  expect(kindOf(code, 'json', '-1.5e3')).toBe('number');
  expect(kindOf(code, 'json', 'true')).toBe('literal');
});

test('a comment mark inside a string is part of the string', () => {
  expect(kindOf("const url = 'https://a.b'; // why", 'javascript', "'https://a.b'")).toBe('string');
  expect(kindOf("const url = 'https://a.b'; // why", 'javascript', '// why')).toBe('comment');
});

test('no character is lost', () => {
  const code = 'curl -X POST "https://a.b/#c" \\\n  --data \'{"a":1}\' # send';
  expect(
    highlightCode(code, 'shell')
      .map(({ text }) => text)
      .join(''),
  ).toBe(code);
});
