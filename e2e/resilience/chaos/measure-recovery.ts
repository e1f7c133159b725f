import type { CrashRecord } from './crash-all.ts';
import type { Evidence, Verdict } from './find-violations.ts';

/** How long after a crash the work went on. */
export interface Recovery {
  readonly what: string;
  /** Of the first crash, in milliseconds after the first send. */
  readonly at: number;
  readonly stranded: number;
  /** How long Postgres was away. */
  readonly awayMs: number | null;
  /** Until the last run that the crash stranded had ended; for Postgres, until the next 201 and the next end of a run. */
  readonly recoveredMs: number;
  readonly limitMs: number;
}

const WORKER_LIMIT_MS = 15_000;
const POSTGRES_LIMIT_MS = 10_000;

export function measureRecovery(evidence: Evidence): Recovery[] {
  const { crashes, sending, outcome } = evidence;
  const finishedAt = new Map(outcome.runs.map(({ runId, finishedAt: at }) => [runId, at ?? Number.POSITIVE_INFINITY]));
  const acknowledgedAt = sending.ledger.map(({ at }) => at);
  const firstAt = acknowledgedAt.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return crashes.map((crash, index) => {
    const base = {
      what: crash.what,
      at: crash.at - firstAt,
      stranded: crash.strandedRunIds.length,
      awayMs: crash.backAt === null ? null : crash.backAt - crash.at,
    };
    if (crash.backAt !== null) {
      const nextEnd = firstAfter([...finishedAt.values()], crash.backAt);
      const nextAnswer = firstAfter(acknowledgedAt, crash.backAt);
      return { ...base, recoveredMs: Math.max(nextEnd, nextAnswer) - crash.backAt, limitMs: POSTGRES_LIMIT_MS };
    }
    const ends = crash.strandedRunIds.map((runId) => {
      const from = lastBlow(runId, crash, crashes.slice(index + 1));
      return (finishedAt.get(runId) ?? Number.POSITIVE_INFINITY) - from;
    });
    return { ...base, recoveredMs: Math.max(0, ...ends), limitMs: WORKER_LIMIT_MS };
  });
}

export function judgeRecovery(recoveries: readonly Recovery[]): Verdict {
  const late = recoveries.filter(({ recoveredMs, limitMs }) => recoveredMs > limitMs);
  return {
    promise: 'work goes on within 15 s of a worker’s death, 10 s of Postgres’ return',
    violations: late.map(({ what, recoveredMs }) => `${what}: ${(recoveredMs / 1000).toFixed(1)} s`),
  };
}

/** A run that was taken over may be hit again, or meet Postgres away: its time counts from the last of these. */
function lastBlow(runId: string, crash: CrashRecord, later: readonly CrashRecord[]): number {
  const blows = later.flatMap(({ backAt, at, strandedRunIds }) => {
    if (backAt !== null) return at - crash.at < WORKER_LIMIT_MS ? [backAt] : [];
    return strandedRunIds.includes(runId) ? [at] : [];
  });
  return Math.max(crash.at, ...blows);
}

function firstAfter(times: readonly number[], from: number): number {
  return times.reduce((first, time) => (time > from && time < first ? time : first), Number.POSITIVE_INFINITY);
}
