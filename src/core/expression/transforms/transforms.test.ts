import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../formula/parse-formula.ts';
import { transformCategories } from './all-transforms.ts';
import { applyTransform } from './apply-transform.ts';

const all = transformCategories.flatMap(({ name: category, transforms }) =>
  transforms.map((transform) => ({ category, ...transform })),
);

async function evaluate(source: string, bindings: Record<string, unknown>): Promise<unknown> {
  const value: unknown = await jsonata(source).evaluate(undefined, bindings);
  // What JSON cannot say, such as the marks of a sequence, is not part of the value.
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

describe('transforms', () => {
  test('are at least sixty, each with a name of its own', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  test.each(all)('$category: $name gives what its example says', async ({ expression, example }) => {
    expect(await evaluate(expression, { value: example.value })).toEqual(example.result);
    expect(parseFormula(expression)).toEqual({ ok: true, variables: ['value'] });
  });

  test.each(all)('$category: $name wraps any expression', async (transform) => {
    const { example } = transform;
    const bindings = { input: { field: example.value } };
    expect(await evaluate(applyTransform(transform, '$input.field'), bindings)).toEqual(example.result);
    expect(await evaluate(applyTransform(transform, 'true ? $input.field : 0'), bindings)).toEqual(example.result);
  });
});

test('a transform of nothing leaves a gap, and a value that it uses twice is named once', () => {
  const twice = { name: 'Twice', description: '', expression: '$value & $value', example: { value: '', result: '' } };
  expect(applyTransform(twice, ' ')).toBe('$value & $value');
  expect(applyTransform(twice, '$a')).toBe('($value := $a; $value & $value)');
  expect(applyTransform({ ...twice, expression: '$trim($value)' }, '$a & "b"')).toBe('$trim(($a & "b"))');
});
