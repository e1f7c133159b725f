import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDateTime } from '../lib/time.ts';
import { RECENT_SPANS, type TimeRange } from '../lib/time-range.ts';
import { toLocalInput, toTimestamp } from './local-date-time.ts';

type TimeRangeFilterProps = { readonly value: TimeRange; readonly onChange: (range: TimeRange) => void };

export function TimeRangeFilter({ value, onChange }: TimeRangeFilterProps) {
  const [isOpen, setIsOpen] = useState(false);
  const choose = (range: TimeRange) => {
    onChange(range);
    setIsOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconCalendar size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`Time: ${describeRange(value)}`}
          fw={400}
          onClick={() => setIsOpen(!isOpen)}
        >
          {describeRange(value)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" w={360}>
          <Group gap={6}>
            <Button variant="default" onClick={() => choose({ from: undefined, to: undefined })}>
              Any time
            </Button>
            {RECENT_SPANS.map((span) => (
              <Button
                key={span.value}
                variant={span.value === value.from ? 'light' : 'default'}
                onClick={() => choose({ from: span.value, to: undefined })}
              >
                {span.label}
              </Button>
            ))}
          </Group>
          <Group grow gap="xs">
            <TextInput
              type="datetime-local"
              step={1}
              label="From"
              value={toLocalInput(value.from)}
              onChange={(event) => onChange({ to: value.to, from: toTimestamp(event.currentTarget.value) })}
            />
            <TextInput
              type="datetime-local"
              step={1}
              label="To"
              value={toLocalInput(value.to)}
              onChange={(event) => onChange({ from: fixed(value.from), to: toTimestamp(event.currentTarget.value) })}
            />
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** A span ends now, so an end takes it away. */
function fixed(from: string | undefined): string | undefined {
  return RECENT_SPANS.some(({ value }) => value === from) ? undefined : from;
}

function describeRange({ from, to }: TimeRange): string {
  const span = RECENT_SPANS.find(({ value }) => value === from);
  const [start, end] = [toLocalInput(from) === '' ? undefined : from, toLocalInput(to) === '' ? undefined : to];
  if (span !== undefined) return span.label;
  if (start !== undefined && end !== undefined) return `${formatDateTime(start)} – ${formatDateTime(end)}`;
  if (start !== undefined) return `Since ${formatDateTime(start)}`;
  return end === undefined ? 'Any time' : `Until ${formatDateTime(end)}`;
}
