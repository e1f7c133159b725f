import type { FieldProps } from './field-props.ts';
import { FieldFrame } from './field-frame.tsx';
import { EMPTY_TEMPLATE } from './empty-template.ts';
import { TemplatePreview } from './template-preview.tsx';
import { ValueInput } from './value-input.tsx';

export function TextFieldInput({ field, value = EMPTY_TEMPLATE, onChange, messages, isReadOnly }: FieldProps<'text'>) {
  const { label, help, isRequired = false, placeholder, isMultiline = false } = field;
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages}>
      {(names) => (
        <>
          <ValueInput
            {...names}
            value={value}
            onChange={onChange}
            placeholder={placeholder}
            isMultiline={isMultiline}
            isRequired={isRequired}
            isReadOnly={isReadOnly}
          />
          <TemplatePreview value={value} kind="text" />
        </>
      )}
    </FieldFrame>
  );
}
