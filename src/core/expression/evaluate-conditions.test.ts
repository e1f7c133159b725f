import { describe, expect, test } from 'vitest';
import type { Json } from '../base/json.ts';
import { evaluateConditions } from './evaluate-conditions.ts';
import { groupOperators, operators, type OperatorId } from './operators.ts';

function isTrue(operator: string, left?: Json, right?: Json): boolean {
  return evaluateConditions([[{ operator, left, right }]]).isTrue;
}

describe('an operator', () => {
  test.each<[Json | undefined, OperatorId, Json | undefined, boolean]>([
    ['professional', '$stringContains', 'pro', true],
    ['basic', '$stringContains', 'pro', false],
    [undefined, '$stringContains', 'pro', false],
    ['basic', '$stringDoesNotContain', 'pro', true],
    ['pro', '$stringExactlyMatches', 'pro', true],
    ['Pro', '$stringExactlyMatches', 'pro', false],
    [7, '$stringExactlyMatches', '7', true],
    [null, '$stringExactlyMatches', '', true],
    ['Pro', '$stringDoesNotExactlyMatch', 'pro', true],
    ['pro', '$stringIsIn', 'basic, pro', true],
    ['pro', '$stringIsIn', ['basic', 'pro'], true],
    ['pr', '$stringIsIn', 'basic, pro', false],
    ['', '$stringIsIn', '', false],
    ['pro', '$stringIsNotIn', '["basic"]', true],
    ['ada@example.com', '$stringStartsWith', 'ada', true],
    ['ada@example.com', '$stringDoesNotStartWith', 'ada', false],
    ['ada@example.com', '$stringEndsWith', '.com', true],
    ['ada@example.com', '$stringDoesNotEndWith', '.org', true],
    ['b', '$stringGreaterThan', 'a', true],
    ['10', '$stringLessThan', '9', true],
    ['10', '$numberGreaterThan', 9, true],
    [10, '$numberLessThan', '9', false],
    ['9.0', '$numberGreaterThanOrEqualTo', 9, true],
    [9, '$numberLessThanOrEqualTo', 9, true],
    ['1e3', '$numberEquals', 1000, true],
    ['many', '$numberEquals', 'many', false],
    ['', '$numberEquals', 0, false],
    ['many', '$numberDoesNotEqual', 1, true],
    ['2026-03-01', '$dateTimeAfter', '2026-02-28T23:59:59Z', true],
    ['2026-03-01T00:30:00+01:00', '$dateTimeBefore', '2026-03-01', true],
    ['2026-03-01 00:30:00+0130', '$dateTimeEquals', '2026-02-28T23:00Z', true],
    ['2026-03-01T12:00', '$dateTimeEquals', '2026-03-01T12:00:00.000Z', true],
    [1_772_323_200, '$dateTimeEquals', '2026-03-01', true],
    ['1772323200000', '$dateTimeEquals', '2026-03-01', true],
    ['soon', '$dateTimeAfter', '2026-03-01', false],
    ['2026-13-01', '$dateTimeAfter', '2026-03-01', false],
    [true, '$booleanTrue', undefined, true],
    ['TRUE', '$booleanTrue', undefined, true],
    [1, '$booleanTrue', undefined, false],
    [false, '$booleanFalse', undefined, true],
    [undefined, '$booleanFalse', undefined, false],
    [2, '$arrayIsIn', [1, 2], true],
    [3, '$arrayIsNotIn', '[1, 2]', true],
    [[], '$arrayIsEmpty', undefined, true],
    ['[]', '$arrayIsEmpty', undefined, true],
    [null, '$arrayIsEmpty', undefined, true],
    [[null], '$arrayIsNotEmpty', undefined, true],
    [null, '$exists', undefined, false],
    [undefined, '$exists', undefined, true],
    [null, '$doesNotExist', undefined, true],
    [undefined, '$doesNotExist', undefined, false],
    [null, '$isNotUndefinedOrNull', undefined, false],
    ['', '$isNotUndefinedOrNull', undefined, true],
    [undefined, '$isUndefinedOrNull', undefined, true],
    [null, '$isUndefinedOrNull', undefined, true],
    [0, '$isUndefinedOrNull', undefined, false],
    [undefined, '$none', undefined, true],
  ])('%j %s %j is %s', (left, operator, right, expected) => {
    expect(isTrue(operator, left, right)).toBe(expected);
  });

  test('that is not ours is an error', () => {
    expect(() => isTrue('constructor', 1, 1)).toThrow('There is no operator "constructor".');
  });

  test('is in exactly one group of the menu', () => {
    const grouped = groupOperators().flatMap((group) => group.ids);
    expect(grouped.toSorted()).toEqual(Object.keys(operators).toSorted());
  });
});

describe('groups of conditions', () => {
  const yes = { operator: '$booleanTrue', left: true, right: undefined };
  const no = { operator: '$booleanTrue', left: false, right: undefined };

  test('are true when all conditions of one group are', () => {
    expect(
      evaluateConditions([
        [yes, no],
        [yes, yes],
      ]),
    ).toEqual({
      isTrue: true,
      groups: [
        { isTrue: false, conditions: [true, false] },
        { isTrue: true, conditions: [true, true] },
      ],
    });
    expect(evaluateConditions([[yes, no], [no]]).isTrue).toBe(false);
  });

  test('are not true without conditions', () => {
    expect(evaluateConditions([]).isTrue).toBe(false);
    expect(evaluateConditions([[]]).isTrue).toBe(false);
  });
});
