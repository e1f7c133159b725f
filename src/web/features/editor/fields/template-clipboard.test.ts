import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Template } from '#core/expression/template.ts';
import { readTransferredTemplate, TEMPLATE_MIME, writeTemplate } from './template-clipboard.ts';

/** What a clipboard event hands out, in memory: the browser's own class does not exist here. */
function createTransfer(entries: Readonly<Record<string, string>> = {}): DataTransfer {
  const data = new Map(Object.entries(entries));
  const transfer: Pick<DataTransfer, 'getData' | 'setData'> = {
    getData: (type) => data.get(type) ?? '',
    setData: (type, text) => void data.set(type, text),
  };
  // Only these two methods are called.
  return transfer as DataTransfer;
}

const greeting: Template = [
  { text: 'Hello ' },
  { ref: { source: 'step', stepId: 'stepone1', path: ['items', 0, { pick: 'each' }] } },
  { ref: { source: 'trigger', path: ['mail'], orElse: [['email']] } },
  { ref: { source: 'secret', path: ['secret-1'] } },
];

describe('a template in the clipboard', () => {
  it('keeps its variables, and is text with braces for everyone else', () => {
    const transfer = createTransfer();
    writeTemplate(transfer, greeting, ({ source }) => source);
    expect(readTransferredTemplate(transfer, true)).toEqual(greeting);
    expect(transfer.getData('text/plain')).toBe('Hello {{step}}{{trigger}}{{secret}}');
  });

  it('loses its line breaks in a field of one line', () => {
    const transfer = createTransfer({ 'text/plain': 'one\r\ntwo\nthree' });
    expect(readTransferredTemplate(transfer, false)).toEqual([{ text: 'one two three' }]);
    expect(readTransferredTemplate(transfer, true)).toEqual([{ text: 'one\ntwo\nthree' }]);
  });

  it('is only text where our type carries something else', () => {
    fc.assert(
      fc.property(fc.json(), (foreign) => {
        const transfer = createTransfer({ [TEMPLATE_MIME]: foreign, 'text/plain': 'plain' });
        const read = readTransferredTemplate(transfer, true);
        expect(read.every((token) => 'text' in token)).toBe(true);
      }),
    );
  });

  it.each([
    '[{"ref":{"source":"trigger","path":[-1]}}]',
    '[{"ref":{"source":"step","path":[]}}]',
    '[{"ref":{"source":"process","path":["env"]}}]',
    '[{"ref":{"source":"secret","path":[0]}}]',
    '[{"ref":{"source":"trigger","path":[{"pick":"all"}]}}]',
    'not json',
  ])('refuses the reference in %s', (foreign) => {
    const transfer = createTransfer({ [TEMPLATE_MIME]: foreign, 'text/plain': 'plain' });
    expect(readTransferredTemplate(transfer, true)).toEqual([{ text: 'plain' }]);
  });

  it('leaves out what does not belong to a token', () => {
    const foreign = '[{"ref":{"source":"trigger","path":["a"],"extra":1},"more":2}]';
    const transfer = createTransfer({ [TEMPLATE_MIME]: foreign });
    expect(readTransferredTemplate(transfer, true)).toEqual([{ ref: { source: 'trigger', path: ['a'] } }]);
  });
});
