import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Condition } from '#core/expression/condition.ts';
import { findOperator, groupOperators, operators, type OperandType } from '#core/expression/operators.ts';
import { ValueInput } from './value-input.tsx';
import classes from './conditions-field.module.css';

const TYPE_NAMES: Readonly<Record<OperandType, string>> = {
  text: 'Text',
  number: 'Number',
  date: 'Date and time',
  boolean: 'True or false',
  list: 'List',
  any: 'Any value',
};

const OPERATOR_MENU = groupOperators().map(({ operandType, ids }) => ({
  group: TYPE_NAMES[operandType],
  items: ids.map((id) => ({ value: id, label: operators[id].label })),
}));

type ConditionInputProps = {
  readonly condition: Condition;
  /** "condition 1 of group 2". */
  readonly name: string;
  readonly isReadOnly: boolean;
  readonly takesFormulas: boolean;
  readonly onChange: (change: Partial<Omit<Condition, 'id'>>, part: string) => void;
  readonly onRemove: () => void;
};

export function ConditionInput({
  condition,
  name,
  isReadOnly,
  takesFormulas,
  onChange,
  onRemove,
}: ConditionInputProps) {
  const hasRightSide = findOperator(condition.operator)?.hasRightSide ?? true;
  return (
    <div className={classes['condition']}>
      <ValueInput
        label={`Left side of ${name}`}
        placeholder="Type {{ to choose a variable"
        value={condition.left}
        onChange={(left, part = '') => onChange({ left }, `left${part}`)}
        isReadOnly={isReadOnly}
        takesFormulas={takesFormulas}
      />
      <div className={classes['operator']}>
        <NativeSelect
          aria-label={`Operator of ${name}`}
          size="xs"
          className={classes['select']}
          data={OPERATOR_MENU}
          value={condition.operator}
          onChange={(event) => onChange({ operator: event.currentTarget.value }, 'operator')}
          disabled={isReadOnly}
        />
        {!isReadOnly && (
          <ActionIcon size="sm" aria-label={`Remove ${name}`} onClick={onRemove}>
            <IconTrash size={15} stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {hasRightSide && (
        <ValueInput
          label={`Right side of ${name}`}
          placeholder="Value"
          value={condition.right}
          onChange={(right, part = '') => onChange({ right }, `right${part}`)}
          isReadOnly={isReadOnly}
          takesFormulas={takesFormulas}
        />
      )}
    </div>
  );
}
