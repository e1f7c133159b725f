import { NativeSelect, Stack, TextInput } from '@mantine/core';
import type { Json } from '#core/base/json.ts';
import type { Field, Fields } from '#core/step/field.ts';
import { readStoredValue } from '#core/step/stored-value.ts';
import { isFieldVisible } from '#core/step/visible-fields.ts';
import type { Config } from '#core/workflow/document.ts';
import { SecretTextInput } from './secret-text-input.tsx';

type FieldInputsProps = {
  readonly fields: Fields;
  readonly values: Config;
  /** What is wrong, by key. */
  readonly errors: ReadonlyMap<string, string>;
  readonly onChange: (values: Config) => void;
};

/** The fields of a resource as a form of the settings: texts, choices and secrets. */
export function FieldInputs({ fields, values, errors, onChange }: FieldInputsProps) {
  const visible = Object.entries(fields).filter(([key]) => isFieldVisible(fields, key, values));
  return (
    <Stack gap="sm">
      {visible.map(([key, field]) => (
        <FieldInput
          key={key}
          field={field}
          name={key}
          values={values}
          error={errors.get(key)}
          onChange={(value) => onChange({ ...values, [key]: value })}
        />
      ))}
    </Stack>
  );
}

type FieldInputProps = {
  readonly field: Field;
  readonly name: string;
  readonly values: Config;
  readonly error: string | undefined;
  readonly onChange: (value: Json) => void;
};

function FieldInput({ field, name, values, error, onChange }: FieldInputProps) {
  const { label, help, isRequired = false } = field;
  switch (field.kind) {
    case 'choice':
      return (
        <NativeSelect
          label={label}
          description={help}
          error={error}
          data={field.options.map((option) => ({ ...option }))}
          value={readStoredValue('choice', values, name) ?? field.default}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
    case 'text':
      return (
        <SecretTextInput
          label={label}
          help={help}
          placeholder={field.placeholder}
          isRequired={isRequired}
          error={error}
          value={readStoredValue('text', values, name) ?? []}
          onChange={(value) => onChange(value)}
        />
      );
    case 'plain':
      return (
        <TextInput
          label={label}
          description={help}
          placeholder={field.placeholder}
          withAsterisk={isRequired}
          error={error}
          spellCheck={false}
          value={readStoredValue('plain', values, name) ?? ''}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
    default:
      throw new Error(`A resource has no field of the kind "${field.kind}".`);
  }
}
