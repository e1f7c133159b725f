import { NativeSelect } from '@mantine/core';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import { SegmentedRadio } from './segmented-radio.tsx';

/** As many characters as fit side by side in the inspector. */
const MAX_SEGMENTED_LENGTH = 32;

export function ChoiceFieldInput({ field, value, onChange, messages, isReadOnly, action }: FieldProps<'choice'>) {
  const { label, help, isRequired = false, options } = field;
  const shown = value ?? field.default;
  const isShort = options.length <= 4 && options.map((option) => option.label).join('').length <= MAX_SEGMENTED_LENGTH;
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages} action={action}>
      {({ describedBy, isInvalid }) =>
        isShort ? (
          <SegmentedRadio
            label={label}
            describedBy={describedBy}
            options={options}
            value={shown}
            onChange={(next) => onChange(next)}
            isReadOnly={isReadOnly}
          />
        ) : (
          <NativeSelect
            aria-label={label}
            aria-describedby={describedBy}
            error={isInvalid}
            data={options.map((option) => ({ ...option }))}
            value={shown}
            onChange={(event) => onChange(event.currentTarget.value)}
            disabled={isReadOnly}
          />
        )
      }
    </FieldFrame>
  );
}
