import { parseJsonText } from '#core/base/json-text.ts';
import { JsonEditor } from '../../../ui/monaco/json-editor.tsx';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';

/** JSON as an example; what it holds becomes variables. */
export function SampleFieldInput({ field, value = '', onChange, messages, isReadOnly }: FieldProps<'sample'>) {
  const { label, help, isRequired = false } = field;
  const parsed = value.trim() === '' ? null : parseJsonText(value);
  // The editor itself marks and says what is not JSON.
  const others = parsed === null || parsed.ok ? messages : [];
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={others}>
      {() => (
        <JsonEditor
          label={label}
          value={value}
          onChange={(next) => next !== value && onChange(next)}
          problem={parsed === null || parsed.ok ? undefined : parsed.problem}
          height={180}
          readOnly={isReadOnly}
        />
      )}
    </FieldFrame>
  );
}
