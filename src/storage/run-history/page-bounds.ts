import { uuidV7Floor } from '#core/base/uuid-v7.ts';

/** Which part of an order by id a page is looked for in; ids carry their time. */
export interface PageBounds {
  /** The cursor: only older ones. */
  readonly beforeId: string | null;
  /** Milliseconds since 1970, inclusive. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly limit: number;
}

/** Ids of the page lie from `low`, inclusive, to `high`, exclusive. */
export interface IdRange {
  readonly low: string;
  readonly high: string;
}

const LARGEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** 48 bits of milliseconds: the year 10889. */
const LARGEST_MS = 2 ** 48 - 1;

export function idRange({ beforeId, fromMs, toMs }: Omit<PageBounds, 'limit'>): IdRange {
  // The end of the span is part of it: `to` names the last millisecond.
  const end = toMs === null ? LARGEST_ID : uuidV7Floor(clampMs(toMs + 1));
  const high = beforeId !== null && beforeId.toLowerCase() < end ? beforeId.toLowerCase() : end;
  return { low: uuidV7Floor(clampMs(fromMs ?? 0)), high };
}

function clampMs(ms: number): number {
  return Math.max(0, Math.min(Math.floor(ms), LARGEST_MS));
}
