import { TextInput } from '@mantine/core';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';

/** One line without variables. */
export function PlainFieldInput({ field, value = '', onChange, messages, isReadOnly }: FieldProps<'plain'>) {
  const { label, help, isRequired = false, placeholder, input = 'text' } = field;
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages}>
      {({ describedBy, isInvalid }) => (
        <TextInput
          size="sm"
          type={input}
          aria-label={label}
          aria-describedby={describedBy}
          error={isInvalid}
          placeholder={placeholder}
          spellCheck={false}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          readOnly={isReadOnly}
        />
      )}
    </FieldFrame>
  );
}
