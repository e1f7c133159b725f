import type { Field, StoredValues } from '#core/step/field.ts';
import type { ReactNode } from 'react';
import type { FieldMessage } from './field-frame.tsx';

export type FieldOf<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

/** What each kind of field is given. An undefined value means the default. */
export type FieldProps<Kind extends Field['kind']> = {
  readonly field: FieldOf<Kind>;
  readonly value: StoredValues[Kind] | undefined;
  /** `part` tells edits of different parts of one field apart in the history, for example of two rows. */
  readonly onChange: (value: StoredValues[Kind], part?: string) => void;
  readonly messages: readonly FieldMessage[];
  readonly isReadOnly: boolean;
  /** Beside the label. */
  readonly action?: ReactNode;
};
