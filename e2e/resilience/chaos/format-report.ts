import { formatTable } from '../../demo/format-table.ts';
import type { ChaosReport } from './run-chaos.ts';

const SHOWN_VIOLATIONS = 5;

/** What was done, what it did, and which promises were kept. */
export function formatReport({ evidence, recoveries, verdicts, sendingMs, quietAfterMs }: ChaosReport): string {
  const { events, sending, calls, outcome } = evidence;
  const repeated = calls.length - new Set(calls.map(({ idempotencyKey }) => idempotencyKey)).size;
  const refusals = [...sending.refusals].map(([status, count]) => `${count} × ${status}`).join(', ');
  const facts = [
    ['events acknowledged', `${sending.ledger.length} of ${events}`],
    ['sends that had to be repeated', refusals === '' ? '0' : refusals],
    ['answers replayed', String(sending.replays)],
    ['runs completed', String(outcome.runs.filter(({ status }) => status === 'completed').length)],
    ['requests that arrived', `${calls.length}, ${repeated} of them again`],
    ['time of sending', seconds(sendingMs)],
    ['quiet after', seconds(quietAfterMs)],
  ];
  const crashes = recoveries.map(({ what, at, stranded, awayMs, recoveredMs, limitMs }) => [
    describeCrash(what, awayMs),
    seconds(at),
    String(stranded),
    `${seconds(recoveredMs)} of ${seconds(limitMs)}`,
  ]);
  const promises = verdicts.map(({ promise, violations }) => [
    promise,
    violations.length === 0 ? 'kept' : `BROKEN ${violations.length} ×`,
  ]);
  const broken = verdicts.flatMap(({ promise, violations }) =>
    violations.length === 0 ? [] : [`\n${promise}:`, ...violations.slice(0, SHOWN_VIOLATIONS).map((it) => `  ${it}`)],
  );
  return [
    formatTable(['Fact', 'Figure'], facts),
    '',
    formatTable(['Crash', 'At', 'Stranded runs', 'Recovered after'], crashes),
    '',
    formatTable(['Promise', 'Verdict'], promises),
    ...broken,
  ].join('\n');
}

function describeCrash(what: string, awayMs: number | null): string {
  if (awayMs === null) return `kill -9 ${what}`;
  return what === 'Postgres' ? `kill -9 ${what}, away ${seconds(awayMs)}` : `end ${what}`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
