import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { isTimeZone, offsetAt } from '#core/schedule/time-zone.ts';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';

/** The zones of the world with their present offsets, the reader's own first. */
export function TimeZoneFieldInput({ field, value, onChange, messages, isReadOnly }: FieldProps<'time-zone'>) {
  const { label, help, isRequired = false } = field;
  const zone = value ?? field.default;
  const zones = useMemo(() => listZones(zone), [zone]);
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages}>
      {({ describedBy, isInvalid }) => (
        <Select
          size="sm"
          aria-label={label}
          aria-describedby={describedBy}
          error={isInvalid}
          searchable
          limit={60}
          nothingFoundMessage="No time zone has that name."
          data={zones}
          value={zone}
          onChange={(next) => next !== null && onChange(next)}
          allowDeselect={false}
          readOnly={isReadOnly}
        />
      )}
    </FieldFrame>
  );
}

function listZones(chosen: string): readonly { readonly value: string; readonly label: string }[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = Date.now();
  const names = new Set([...(isTimeZone(own) ? [own] : []), 'UTC', chosen, ...Intl.supportedValuesOf('timeZone')]);
  return [...names].map((name) => ({
    value: name,
    label: isTimeZone(name) ? `${name.replaceAll('_', ' ')} (${describeOffset(offsetAt(now, name))})` : name,
  }));
}

/** "UTC+05:45". */
function describeOffset(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / 60_000;
  const pad = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  return `UTC${offsetMs < 0 ? '−' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}
