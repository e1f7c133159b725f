import { expect, test } from 'vitest';
import { presentInput } from './present-input.ts';

test('the rows of a table are names with their values', () => {
  const input = { parameters: [['contact', { id: 1 }]], code: 'return 1' };
  expect(presentInput('function', input)).toEqual({ parameters: { contact: { id: 1 } } });
});

test('rows that share a name stay rows', () => {
  const headers = [
    ['accept', 'a'],
    ['accept', 'b'],
  ];
  expect(presentInput('request', { method: 'GET', headers })).toMatchObject({ headers });
});

test('a JSON body is what it holds, and a body that was not sent is not shown', () => {
  const body = { bodyKind: 'json', bodyJson: '{ "a": 1 }', bodyText: 'left over' };
  expect(presentInput('request', { method: 'POST', ...body })).toEqual({
    method: 'POST',
    bodyKind: 'json',
    bodyJson: { a: 1 },
  });
  expect(presentInput('request', { method: 'GET', ...body })).toEqual({ method: 'GET' });
});

test('the input of a step type that this build does not know is shown as it was recorded', () => {
  expect(presentInput('unheard-of', { rows: [['a', 1]] })).toEqual({ rows: [['a', 1]] });
});
