import { Chip, Group } from '@mantine/core';
import { WEEKDAYS } from '#core/schedule/weekdays.ts';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';

const NONE: readonly number[] = [];

export function WeekdaysFieldInput({ field, value = NONE, onChange, messages, isReadOnly }: FieldProps<'weekdays'>) {
  const { label, help, isRequired = false } = field;
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages}>
      {({ describedBy }) => (
        <Group gap={4} role="group" aria-label={label} aria-describedby={describedBy}>
          {WEEKDAYS.map((name, index) => {
            const day = index + 1;
            return (
              <Chip
                key={name}
                size="xs"
                aria-label={name}
                checked={value.includes(day)}
                onChange={(isChosen) =>
                  onChange(isChosen ? [...value, day].toSorted((a, b) => a - b) : value.filter((one) => one !== day))
                }
                disabled={isReadOnly}
              >
                {name.slice(0, 3)}
              </Chip>
            );
          })}
        </Group>
      )}
    </FieldFrame>
  );
}
