import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { DEFAULT_RETRY_DELAYS_S, type RetryPolicy } from '#core/workflow/document.ts';
import { FieldFrame } from '../fields/field-frame.tsx';
import { formatRetryDelays, parseRetryDelays } from '../fields/retry-delays.ts';
import { SegmentedRadio } from '../fields/segmented-radio.tsx';

type RetryInputProps = {
  readonly value: RetryPolicy | null;
  readonly onChange: (value: RetryPolicy | null) => void;
  readonly isReadOnly: boolean;
};
type Mode = 'default' | 'off' | 'custom';

const MODES = [
  { value: 'default', label: 'Default' },
  { value: 'off', label: 'Off' },
  { value: 'custom', label: 'Custom' },
] as const;

const DEFAULT_TEXT = formatRetryDelays(DEFAULT_RETRY_DELAYS_S);

export function RetryInput({ value, onChange, isReadOnly }: RetryInputProps) {
  // What is typed counts only while it is a list of delays; until then it is kept here.
  const [draft, setDraft] = useState<string | null>(null);
  const mode = getMode(value);
  const parsed = draft === null ? null : parseRetryDelays(draft);
  const choose = (next: Mode) => {
    setDraft(null);
    onChange(next === 'default' ? null : { delaysS: next === 'off' ? [] : [...DEFAULT_RETRY_DELAYS_S] });
  };
  const type = (text: string) => {
    setDraft(text);
    const typed = parseRetryDelays(text);
    if (typed.ok) onChange({ delaysS: [...typed.delaysS] });
  };
  const messages = parsed !== null && !parsed.ok ? [{ message: parsed.message, severity: 'error' as const }] : [];
  return (
    <FieldFrame label="Retries" help={HELP[mode]} messages={messages}>
      {({ describedBy, isInvalid }) => (
        <>
          <SegmentedRadio
            label="Retries"
            describedBy={describedBy}
            options={MODES}
            value={mode}
            onChange={choose}
            isReadOnly={isReadOnly}
          />
          {mode === 'custom' && (
            <TextInput
              mt={6}
              aria-label="Seconds between the attempts"
              aria-describedby={describedBy}
              error={isInvalid}
              value={draft ?? formatRetryDelays(value?.delaysS ?? [])}
              onChange={(event) => type(event.currentTarget.value)}
              onBlur={() => setDraft(null)}
              readOnly={isReadOnly}
            />
          )}
        </>
      )}
    </FieldFrame>
  );
}

const HELP: Readonly<Record<Mode, string>> = {
  default: `Failures that may pass are tried again after ${DEFAULT_TEXT} seconds.`,
  off: 'The step fails at its first failure.',
  custom: 'Seconds to wait before each further attempt, in order.',
};

function getMode(value: RetryPolicy | null): Mode {
  if (value === null) return 'default';
  return value.delaysS.length === 0 ? 'off' : 'custom';
}
