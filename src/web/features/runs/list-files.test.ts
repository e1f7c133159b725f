import { expect, test } from 'vitest';
import { listFiles } from './list-files.ts';

const file = (fileId: string) => ({ fileId, name: `${fileId}.pdf`, contentType: 'application/pdf', size: 3 });

test('files are found wherever they are named, each once', () => {
  const value = { file: file('a'), body: { list: [file('b'), { deep: file('a') }, 'c'] }, fileId: 5 };
  expect(listFiles(value).map(({ fileId }) => fileId)).toEqual(['a', 'b']);
  expect([listFiles(null), listFiles('x'), listFiles({ fileId: 'a' })]).toEqual([[], [], []]);
});
