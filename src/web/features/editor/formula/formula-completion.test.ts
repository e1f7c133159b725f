import { expect, test } from 'vitest';
import { listCompletions } from './formula-completion.ts';

const slots = [{ name: 'upload', hint: 'Contact Created › upload' }];
const names = (source: string) => listCompletions(source, source.length, slots).completions.map(({ name }) => name);

test('a name being typed becomes variables first, then functions', () => {
  expect(names('1 & $up')).toEqual(['upload', 'uppercase']);
  expect(listCompletions('1 & $up', 7, slots).start).toBe(4);
});

test('nothing is offered outside of a name, within a text, and for a whole name', () => {
  expect(names('upper')).toEqual([]);
  expect(names('"costs $up')).toEqual([]);
  expect(names('"closed" & $upp')).toEqual(['uppercase']);
  expect(names('$uppercase')).toEqual([]);
});
