import type { Json } from '#core/base/json.ts';
import { toText } from '#core/expression/resolve-template.ts';
import type { ResolvedConfig } from '#core/step/field.ts';
import { defineExecutor, type StepOutcome } from '#engine/ports/step-executor.ts';
import { delayStep, MAX_DELAY_DAYS } from './definition.ts';

type Config = ResolvedConfig<typeof delayStep.fields>;

const DAY_MS = 86_400_000;
const UNITS_MS: Readonly<Record<string, number>> = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: DAY_MS };

/** Puts the run to sleep; its time is on record, so that it passes also while no process is up. */
export const delayExecutor = defineExecutor({
  definition: delayStep,
  execute: (config, { now }) => {
    const until = config.mode === 'for' ? now() + readDurationMs(config) : readDate(config.until);
    const field = config.mode === 'for' ? 'amount' : 'until';
    if (Number.isNaN(until)) return refuse(field, describeMistake(config));
    if (until - now() > MAX_DELAY_DAYS * DAY_MS) {
      return refuse(field, `A Delay waits at most ${MAX_DELAY_DAYS} days, and this one would end on ${toIso(until)}.`);
    }
    return { kind: 'sleep', until: Math.ceil(until), output: { until: toIso(until) } };
  },
});

function readDurationMs({ amount, unit }: Config): number {
  const text = toText(amount).trim();
  const length = text === '' ? Number.NaN : Number(text);
  return length >= 0 ? length * (UNITS_MS[unit] ?? Number.NaN) : Number.NaN;
}

/** Milliseconds since 1970 as a number, or a date as text; one without an offset is in UTC. */
function readDate(value: Json): number {
  const text = toText(value).trim();
  if (/^\d{10,14}(\.\d+)?$/.test(text)) return Number(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return Number.NaN;
  return Date.parse(/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text) || !text.includes('T') ? text : `${text}Z`);
}

function describeMistake({ mode, amount, until }: Config): string {
  return mode === 'for'
    ? `The field "How long" must be a number from 0, and it is "${toText(amount)}".`
    : `The field "Date and time" must be a date such as "2026-12-24T18:00:00Z", and it is "${toText(until)}".`;
}

function refuse(field: string, message: string): StepOutcome {
  return { kind: 'failed', error: { code: 'invalid_field', message, details: { field } }, isRetryable: false };
}

const toIso = (ms: number): string => new Date(ms).toISOString();
