import { NumberInput } from '@mantine/core';
import { MAX_STEP_TIMEOUT_S } from '#core/workflow/document.ts';

type TimeoutInputProps = {
  /** Seconds; undefined: the step's own limits only. */
  readonly value: number | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (value: number | null) => void;
};

/** How long one attempt of a step may take. */
export function TimeoutInput({ value, isReadOnly, onChange }: TimeoutInputProps) {
  return (
    <NumberInput
      size="sm"
      label="Time limit"
      description="An attempt that takes longer has failed, and is tried again as set above."
      placeholder="None"
      suffix=" s"
      min={1}
      max={MAX_STEP_TIMEOUT_S}
      clampBehavior="blur"
      allowDecimal={false}
      allowNegative={false}
      value={value ?? ''}
      readOnly={isReadOnly}
      onChange={(next) => onChange(typeof next === 'number' && next >= 1 ? Math.min(next, MAX_STEP_TIMEOUT_S) : null)}
    />
  );
}
