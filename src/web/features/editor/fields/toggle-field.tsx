import { Switch } from '@mantine/core';
import classes from './bindable-field.module.css';
import type { FieldProps } from './field-props.ts';

export function ToggleFieldInput({ field, value, onChange, messages, isReadOnly, action }: FieldProps<'toggle'>) {
  return (
    <div className={classes['toggle']}>
      <Switch
        size="sm"
        label={field.label}
        description={field.help}
        error={messages[0]?.message}
        checked={value ?? field.default}
        onChange={(event) => onChange(event.currentTarget.checked)}
        disabled={isReadOnly}
      />
      {action}
    </div>
  );
}
