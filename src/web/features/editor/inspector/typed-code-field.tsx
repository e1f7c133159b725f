import type { Fields } from '#core/step/field.ts';
import { CodeFieldInput } from '../fields/code-field.tsx';
import type { FieldProps } from '../fields/field-props.ts';
import { useKnownValues } from './use-known-values.ts';

type TypedCodeFieldProps = FieldProps<'code'> & {
  readonly names: readonly string[];
  readonly owner: string;
  readonly fields: Fields;
};

/** Code that knows what the tables beside it hold; a component of its own, so that no other field is drawn with it. */
export function TypedCodeField({ owner, fields, ...props }: TypedCodeFieldProps) {
  return <CodeFieldInput {...props} known={useKnownValues(owner, fields)} />;
}
