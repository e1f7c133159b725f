/** What an operator compares; the editor groups its menu by it. */
export const OPERAND_TYPES = ['text', 'number', 'date', 'boolean', 'list', 'any'] as const;
export type OperandType = (typeof OPERAND_TYPES)[number];

export type Operator = {
  /** Reads between the two sides: "plan *contains* pro". */
  readonly label: string;
  readonly operandType: OperandType;
  readonly hasRightSide: boolean;
};

function compares(operandType: OperandType, label: string): Operator {
  return { label, operandType, hasRightSide: true };
}

function looksAt(operandType: OperandType, label: string): Operator {
  return { label, operandType, hasRightSide: false };
}

/** All operators by id, in menu order. The ids are those of Paragon's SDK, so that its workflows can be taken over. */
export const operators = {
  $stringExactlyMatches: compares('text', 'exactly matches'),
  $stringDoesNotExactlyMatch: compares('text', 'does not exactly match'),
  $stringContains: compares('text', 'contains'),
  $stringDoesNotContain: compares('text', 'does not contain'),
  $stringIsIn: compares('text', 'is in'),
  $stringIsNotIn: compares('text', 'is not in'),
  $stringStartsWith: compares('text', 'starts with'),
  $stringDoesNotStartWith: compares('text', 'does not start with'),
  $stringEndsWith: compares('text', 'ends with'),
  $stringDoesNotEndWith: compares('text', 'does not end with'),
  $stringGreaterThan: compares('text', 'comes after'),
  $stringLessThan: compares('text', 'comes before'),
  $numberEquals: compares('number', 'equals'),
  $numberDoesNotEqual: compares('number', 'does not equal'),
  $numberGreaterThan: compares('number', 'is greater than'),
  $numberLessThan: compares('number', 'is less than'),
  $numberGreaterThanOrEqualTo: compares('number', 'is greater than or equal to'),
  $numberLessThanOrEqualTo: compares('number', 'is less than or equal to'),
  $dateTimeAfter: compares('date', 'is after'),
  $dateTimeBefore: compares('date', 'is before'),
  $dateTimeEquals: compares('date', 'is the same time as'),
  $booleanTrue: looksAt('boolean', 'is true'),
  $booleanFalse: looksAt('boolean', 'is false'),
  $arrayIsIn: compares('list', 'is in the list'),
  $arrayIsNotIn: compares('list', 'is not in the list'),
  $arrayIsEmpty: looksAt('list', 'is empty'),
  $arrayIsNotEmpty: looksAt('list', 'is not empty'),
  $isNotUndefinedOrNull: looksAt('any', 'exists'),
  $isUndefinedOrNull: looksAt('any', 'does not exist'),
  $exists: looksAt('any', 'is not null'),
  $doesNotExist: looksAt('any', 'is null'),
  $none: looksAt('any', 'is not checked'),
} as const satisfies Record<string, Operator>;

export type OperatorId = keyof typeof operators;

/** What a new condition starts with. */
export const DEFAULT_OPERATOR: OperatorId = '$stringExactlyMatches';

/** Says whether a stored operator id is one of ours. */
export function isOperatorId(id: string): id is OperatorId {
  return Object.hasOwn(operators, id);
}

/** Gives an operator by its id, or undefined. */
export function findOperator(id: string): Operator | undefined {
  return isOperatorId(id) ? operators[id] : undefined;
}

/** Gives the operators by operand type, both in menu order. */
export function groupOperators(): readonly {
  readonly operandType: OperandType;
  readonly ids: readonly OperatorId[];
}[] {
  // Object.keys forgets that these are exactly the record's keys.
  const ids = Object.keys(operators) as OperatorId[];
  return OPERAND_TYPES.map((operandType) => ({
    operandType,
    ids: ids.filter((id) => operators[id].operandType === operandType),
  }));
}
