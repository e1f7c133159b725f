import { expect, test } from 'vitest';
import { checkMetadata, checkMetadataText } from './check-metadata.ts';
import type { Json } from '../base/json.ts';

const nested = (levels: number) => JSON.parse('{"a":'.repeat(levels - 1) + '{}' + '}'.repeat(levels - 1)) as Json;
/** An object of so many bytes without blanks. */
const ofBytes = (bytes: number) => ({ a: 'ü'.repeat((bytes - 8) / 2) });

test('metadata is a JSON object, and is stored without blanks', () => {
  expect(checkMetadataText('{ "tz": "Asia/Tokyo" }')).toEqual({ ok: true, value: { tz: 'Asia/Tokyo' } });
  expect(checkMetadata({ a: [1, null], b: {} })).toMatchObject({ text: '{"a":[1,null],"b":{}}' });
});

test.each(['null', '[]', '"text"', '1'])('%s is no metadata', (text) => {
  const message = 'The metadata must be a JSON object, for example { "timeZone": "Europe/Berlin" }.';
  expect(checkMetadataText(text)).toEqual({ ok: false, message });
});

test('a mistake in the JSON has its place', () => {
  expect(checkMetadataText('{\n  "a": ,\n}')).toMatchObject({ ok: false, line: 2, column: 8 });
});

test('16 KiB of UTF-8 are the most', () => {
  expect(checkMetadata(ofBytes(16 * 1024)).ok).toBe(true);
  expect(checkMetadata(ofBytes(16 * 1024 + 2))).toEqual({
    ok: false,
    problem: 'has 16.1 KiB; at most 16 KiB are allowed.',
  });
});

test('32 levels are the most, and a hundred thousand overflow nothing', () => {
  const refused = { ok: false, problem: 'nests too deeply; at most 32 levels are allowed.' };
  expect(checkMetadata(nested(32)).ok).toBe(true);
  expect(checkMetadata(nested(33))).toEqual(refused);
  expect(checkMetadata(nested(100_000))).toEqual(refused);
});
