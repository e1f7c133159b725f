import type { Transform } from './transform.ts';

export const dateTransforms: readonly Transform[] = [
  {
    name: 'Date and time to milliseconds',
    description: 'Gives the milliseconds since 1970.',
    expression: '$toMillis($value)',
    example: { value: '2026-01-02T03:04:05Z', result: 1767323045000 },
  },
  {
    name: 'Milliseconds to date and time',
    description: 'Writes milliseconds since 1970 as ISO 8601.',
    expression: '$fromMillis($value)',
    example: { value: 1767323045000, result: '2026-01-02T03:04:05.000Z' },
  },
  {
    name: 'Seconds to date and time',
    description: 'Writes seconds since 1970 as ISO 8601.',
    expression: '$fromMillis($value * 1000)',
    example: { value: 1767323045, result: '2026-01-02T03:04:05.000Z' },
  },
  {
    name: 'Date and time to seconds',
    description: 'Gives the seconds since 1970.',
    expression: '$floor($toMillis($value) / 1000)',
    example: { value: '2026-01-02T03:04:05Z', result: 1767323045 },
  },
  {
    name: 'Date only',
    description: 'Leaves the time out.',
    expression: "$fromMillis($toMillis($value), '[Y0001]-[M01]-[D01]')",
    example: { value: '2026-01-02T03:04:05Z', result: '2026-01-02' },
  },
  {
    name: 'Time only',
    description: 'Leaves the date out.',
    expression: "$fromMillis($toMillis($value), '[H01]:[m01]')",
    example: { value: '2026-01-02T03:04:05Z', result: '03:04' },
  },
  {
    name: 'Date as day.month.year',
    description: 'Writes the date as in Europe.',
    expression: "$fromMillis($toMillis($value), '[D01].[M01].[Y0001]')",
    example: { value: '2026-01-02T03:04:05Z', result: '02.01.2026' },
  },
  {
    name: 'Date as month/day/year',
    description: 'Writes the date as in the United States.',
    expression: "$fromMillis($toMillis($value), '[M01]/[D01]/[Y0001]')",
    example: { value: '2026-01-02T03:04:05Z', result: '01/02/2026' },
  },
  {
    name: 'Date in words',
    description: 'Writes day, month and year in English.',
    expression: "$fromMillis($toMillis($value), '[D1] [MNn] [Y0001]')",
    example: { value: '2026-01-02T03:04:05Z', result: '2 January 2026' },
  },
  {
    name: 'Day of the week',
    description: 'Gives the name of the day.',
    expression: "$fromMillis($toMillis($value), '[FNn]')",
    example: { value: '2026-01-02T03:04:05Z', result: 'Friday' },
  },
  {
    name: 'Year',
    description: 'Gives the year as a number.',
    expression: "$number($fromMillis($toMillis($value), '[Y0001]'))",
    example: { value: '2026-01-02T03:04:05Z', result: 2026 },
  },
  {
    name: 'Month',
    description: 'Gives the month as a number.',
    expression: "$number($fromMillis($toMillis($value), '[M01]'))",
    example: { value: '2026-01-02T03:04:05Z', result: 1 },
  },
  {
    name: 'Add days',
    description: 'Moves a date by 7 days.',
    expression: '$fromMillis($toMillis($value) + 7 * 86400000)',
    example: { value: '2026-01-02T03:04:05Z', result: '2026-01-09T03:04:05.000Z' },
  },
  {
    name: 'Add hours',
    description: 'Moves a time by 2 hours.',
    expression: '$fromMillis($toMillis($value) + 2 * 3600000)',
    example: { value: '2026-01-02T03:04:05Z', result: '2026-01-02T05:04:05.000Z' },
  },
  {
    name: 'Days since a date',
    description: 'Counts whole days from a date to this one.',
    expression: "$floor(($toMillis($value) - $toMillis('2026-01-01')) / 86400000)",
    example: { value: '2026-01-11T00:00:00Z', result: 10 },
  },
  {
    name: 'Is before',
    description: 'Says whether the date is before another.',
    expression: "$toMillis($value) < $toMillis('2027-01-01')",
    example: { value: '2026-01-02T03:04:05Z', result: true },
  },
  {
    name: 'Is after',
    description: 'Says whether the date is after another.',
    expression: "$toMillis($value) > $toMillis('2027-01-01')",
    example: { value: '2026-01-02T03:04:05Z', result: false },
  },
];
