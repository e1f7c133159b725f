import type { KnownValue } from '../../../ui/monaco/known-values.ts';
import { CodeEditor } from '../../../ui/monaco/code-editor.tsx';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import classes from './code-field.module.css';

type CodeFieldInputProps = FieldProps<'code'> & {
  /** What the code can read: "parameters.email". */
  readonly names: readonly string[];
  /** The same with their types. */
  readonly known: readonly KnownValue[];
};

/** Source code in Monaco, which is loaded with the first such field. */
export function CodeFieldInput(props: CodeFieldInputProps) {
  const { field, value, onChange, messages, isReadOnly, names, known } = props;
  const { label, help, isRequired = false } = field;
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages}>
      {() => (
        <>
          {names.length > 0 && (
            <p className={classes['names']}>
              {names.map((name) => (
                <code key={name}>{name}</code>
              ))}
            </p>
          )}
          <CodeEditor
            label={label}
            value={value ?? field.default}
            onChange={(next) => onChange(next)}
            height={260}
            readOnly={isReadOnly}
            known={known}
          />
        </>
      )}
    </FieldFrame>
  );
}
