import { expect, it } from 'vitest';
import { listNamedLibraries } from './code-libraries.ts';

it.each([
  ['return parameters', []],
  ['return lodash.chunk([1], 1)', ['lodash']],
  ['const { fetch, dateFns } = libraries', ['dateFns', 'fetch']],
  ["libraries['fetch']('https://example.com')", ['fetch']],
  ['return [...lodash.values({})]', ['lodash']],
  ['// fetch', ['fetch']],
  ['prefetch(); fetched; $fetch; fetch1; hashes', []],
  ['hmac("sha256", key, hash("md5", uuid.v4()), base64.encode(x))', ['uuid', 'hash', 'hmac', 'base64']],
])('%s names %j', (code, names) => {
  expect(listNamedLibraries(code)).toEqual(names);
});
