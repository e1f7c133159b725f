import type { RunStatus } from '../run/state.ts';

export type OverlapPolicy = 'queue' | 'skip' | 'parallel';
export type MissedPolicy = 'once' | 'skip';

/** How one schedule stands, with times in milliseconds since 1970. */
export type Tick = {
  /** null: nothing is due, it is only to be planned or a waiting time may have its turn. */
  readonly dueAt: number | null;
  /** False: it is not known yet when it is due next. */
  readonly isPlanned: boolean;
  /** Where planning goes on from; null: from now. */
  readonly plannedFrom: number | null;
  readonly waiting: readonly number[];
  readonly lastStatus: RunStatus | null;
  readonly overlap: OverlapPolicy;
  readonly missed: MissedPolicy;
  readonly now: number;
  /** The next time after a moment; null: never again. */
  readonly nextAfter: (at: number) => number | null;
};

export type TickDecision = {
  /** The times that start a run now. */
  readonly starts: readonly { readonly at: number; readonly isLate: boolean }[];
  readonly waiting: readonly number[];
  /** `at` is the first time after `from` (null: never again). Undefined: stays as it is. */
  readonly next: { readonly from: number; readonly at: number | null } | undefined;
  readonly skipped: { readonly at: number; readonly reason: string } | null;
};

/** So late, a time counts as missed: what came due behind it meanwhile is one with it. */
const MISSED_AFTER_MS = 60_000;
/** A user whose runs never end keeps no more than so many times. */
export const MAXIMUM_WAITING = 100;

/** Decides what a schedule does now: each time starts one run, or is left out with its reason. */
export function decideTick(tick: Tick): TickDecision {
  const { dueAt, now, nextAfter } = tick;
  const isBusy = tick.lastStatus === 'queued' || tick.lastStatus === 'running' || tick.lastStatus === 'waiting';
  const [turn, ...others] = tick.waiting;
  // A waiting time goes first, and alone: its run is the last one then.
  const starts = turn !== undefined && !isBusy ? [{ at: turn, isLate: now - turn > MISSED_AFTER_MS }] : [];
  const waiting = starts.length > 0 ? others : tick.waiting;
  const planFrom = (from: number) => ({ from, at: nextAfter(from) });
  if (dueAt === null) {
    const next = tick.isPlanned ? undefined : planFrom(tick.plannedFrom ?? now);
    return { starts, waiting, next, skipped: null };
  }
  const isLate = now - dueAt > MISSED_AFTER_MS;
  const next = planFrom(isLate ? now : dueAt);
  if (isLate && tick.missed === 'skip') {
    return { starts, waiting, next, skipped: { at: dueAt, reason: 'missed' } };
  }
  if (tick.overlap === 'parallel') return { starts: [...starts, { at: dueAt, isLate }], waiting, next, skipped: null };
  if (!isBusy && starts.length === 0 && waiting.length === 0) {
    return { starts: [{ at: dueAt, isLate }], waiting, next, skipped: null };
  }
  if (tick.overlap === 'skip') return { starts, waiting, next, skipped: { at: dueAt, reason: 'overlap' } };
  if (waiting.length >= MAXIMUM_WAITING) {
    return { starts, waiting, next, skipped: { at: dueAt, reason: 'too_many_waiting' } };
  }
  return { starts, waiting: [...waiting, dueAt], next, skipped: null };
}
