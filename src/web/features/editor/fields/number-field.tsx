import { NumberInput } from '@mantine/core';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';

export function NumberFieldInput({ field, value, onChange, messages, isReadOnly, action }: FieldProps<'number'>) {
  const { label, help, isRequired = false, minimum, maximum, unit } = field;
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages} action={action}>
      {({ describedBy, isInvalid }) => (
        <NumberInput
          aria-label={label}
          aria-describedby={describedBy}
          error={isInvalid}
          size="sm"
          min={minimum}
          max={maximum}
          clampBehavior="blur"
          {...(unit === undefined ? {} : { suffix: ` ${unit}` })}
          value={value ?? field.default}
          onChange={(next) => typeof next === 'number' && onChange(next)}
          readOnly={isReadOnly}
        />
      )}
    </FieldFrame>
  );
}
