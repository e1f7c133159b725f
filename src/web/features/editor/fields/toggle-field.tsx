import { Switch } from '@mantine/core';
import type { FieldProps } from './field-props.ts';

export function ToggleFieldInput({ field, value, onChange, messages, isReadOnly }: FieldProps<'toggle'>) {
  return (
    <Switch
      size="sm"
      label={field.label}
      description={field.help}
      error={messages[0]?.message}
      checked={value ?? field.default}
      onChange={(event) => onChange(event.currentTarget.checked)}
      disabled={isReadOnly}
    />
  );
}
