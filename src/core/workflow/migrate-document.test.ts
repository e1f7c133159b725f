import { describe, expect, test } from 'vitest';
import { makeDocument, makeStep } from '#testing/make-document.ts';
import { readDocument } from './migrate-document.ts';

describe('a stored document', () => {
  test('of the current format is read as it is', () => {
    const document = makeDocument([makeStep('step1')]);
    expect(readDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  test('of a newer Millrace is refused with what to do', () => {
    expect(() => readDocument({ format: 2 })).toThrow(/newer Millrace \(document format 2\).*Update Millrace/);
  });

  test.each([[null], [[]], ['text'], [{}], [{ format: '1' }], [{ format: 0 }], [{ format: 0.5 }]])(
    '%j is refused',
    (stored) => {
      expect(() => readDocument(stored)).toThrow(/\.$/);
    },
  );
});
