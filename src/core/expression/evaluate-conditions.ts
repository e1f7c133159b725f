import type { Json } from '../base/json.ts';
import type { ResolvedCondition } from '../step/field.ts';
import { findList, toBoolean, toList, toNumber, toTime } from './compare-values.ts';
import { isOperatorId, type OperatorId } from './operators.ts';
import { toText } from './resolve-template.ts';

type Test = (left: Json | undefined, right: Json | undefined) => boolean;

export type EvaluatedConditions = {
  readonly isTrue: boolean;
  /** For each group the result of each of its conditions. */
  readonly groups: readonly { readonly isTrue: boolean; readonly conditions: readonly boolean[] }[];
};

/**
 * Says whether all conditions of at least one group are true. A group without conditions is not true. Texts compare as
 * they would be written into a text field (null and missing are empty), numbers and dates also when they come as text;
 * what is no number or date makes a comparison false and its negation true. Throws for an operator that is not ours.
 */
export function evaluateConditions(groups: readonly (readonly ResolvedCondition[])[]): EvaluatedConditions {
  const evaluated = groups.map((group) => {
    const conditions = group.map(evaluateCondition);
    return { isTrue: conditions.length > 0 && conditions.every(Boolean), conditions };
  });
  return { isTrue: evaluated.some((group) => group.isTrue), groups: evaluated };
}

function evaluateCondition({ operator, left, right }: ResolvedCondition): boolean {
  if (!isOperatorId(operator)) throw new Error(`There is no operator "${operator}".`);
  return tests[operator](left, right);
}

const contains = text((left, right) => left.includes(right));
const matches = text((left, right) => left === right);
const isInList: Test = (left, right) => toList(right).some((item) => toText(item) === toText(left));
const startsWith = text((left, right) => left.startsWith(right));
const endsWith = text((left, right) => left.endsWith(right));
const isEmptyList: Test = (left) => toText(left) === '' || findList(left)?.length === 0;
const equals = number((left, right) => left === right);

const tests: { readonly [Id in OperatorId]: Test } = {
  $stringExactlyMatches: matches,
  $stringDoesNotExactlyMatch: not(matches),
  $stringContains: contains,
  $stringDoesNotContain: not(contains),
  $stringIsIn: isInList,
  $stringIsNotIn: not(isInList),
  $stringStartsWith: startsWith,
  $stringDoesNotStartWith: not(startsWith),
  $stringEndsWith: endsWith,
  $stringDoesNotEndWith: not(endsWith),
  $stringGreaterThan: text((left, right) => left > right),
  $stringLessThan: text((left, right) => left < right),
  $numberEquals: equals,
  $numberDoesNotEqual: not(equals),
  $numberGreaterThan: number((left, right) => left > right),
  $numberLessThan: number((left, right) => left < right),
  $numberGreaterThanOrEqualTo: number((left, right) => left >= right),
  $numberLessThanOrEqualTo: number((left, right) => left <= right),
  $dateTimeAfter: time((left, right) => left > right),
  $dateTimeBefore: time((left, right) => left < right),
  $dateTimeEquals: time((left, right) => left === right),
  $booleanTrue: (left) => toBoolean(left) === true,
  $booleanFalse: (left) => toBoolean(left) === false,
  $arrayIsIn: isInList,
  $arrayIsNotIn: not(isInList),
  $arrayIsEmpty: isEmptyList,
  $arrayIsNotEmpty: not(isEmptyList),
  $isNotUndefinedOrNull: (left) => left !== undefined && left !== null,
  $isUndefinedOrNull: (left) => left === undefined || left === null,
  $exists: (left) => left !== null,
  $doesNotExist: (left) => left === null,
  $none: () => true,
};

function not(test: Test): Test {
  return (left, right) => !test(left, right);
}

function text(test: (left: string, right: string) => boolean): Test {
  return (left, right) => test(toText(left), toText(right));
}

function number(test: (left: number, right: number) => boolean): Test {
  return (left, right) => compare(toNumber(left), toNumber(right), test);
}

function time(test: (left: number, right: number) => boolean): Test {
  return (left, right) => compare(toTime(left), toTime(right), test);
}

function compare(
  left: number | undefined,
  right: number | undefined,
  test: (left: number, right: number) => boolean,
): boolean {
  return left !== undefined && right !== undefined && test(left, right);
}
