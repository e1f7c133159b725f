/** One crash, so long after the one before; `processIndex` counts API processes first, then workers. */
export type Crash =
  | { readonly kind: 'process'; readonly afterMs: number; readonly processIndex: number }
  | { readonly kind: 'postgres'; readonly afterMs: number; readonly awayMs: number }
  /** Postgres ends every connection, and stays. */
  | { readonly kind: 'connections'; readonly afterMs: number };

export interface CrashCounts {
  readonly kills: number;
  readonly postgresKills: number;
  /** How often Postgres ends all connections; never unless given. */
  readonly terminations?: number;
  /** Between two crashes; 2 to 5 seconds unless given. */
  readonly pauseMs?: readonly [shortest: number, longest: number];
  readonly processes: number;
  readonly seed: number;
}

const PAUSE_MS = [2000, 5000] as const;
const SHORTEST_OUTAGE_MS = 500;
const LONGEST_OUTAGE_MS = 3000;

/** When what is killed: the same for the same seed. Every process has its turn before one is killed again. */
export function planCrashes(counts: CrashCounts): Crash[] {
  const random = randomFrom(counts.seed);
  const victims: number[] = [];
  while (victims.length < counts.kills) {
    victims.push(
      ...shuffle(
        Array.from({ length: counts.processes }, (_, index) => index),
        random,
      ),
    );
  }
  const kinds = shuffle(
    [
      ...victims.slice(0, counts.kills),
      ...Array.from({ length: counts.postgresKills }, () => 'postgres' as const),
      ...Array.from({ length: counts.terminations ?? 0 }, () => 'connections' as const),
    ],
    random,
  );
  const between = (shortest: number, longest: number): number => shortest + random() * (longest - shortest);
  return kinds.map((victim): Crash => {
    const afterMs = between(...(counts.pauseMs ?? PAUSE_MS));
    if (victim === 'connections') return { kind: victim, afterMs };
    return victim === 'postgres'
      ? { kind: 'postgres', afterMs, awayMs: between(SHORTEST_OUTAGE_MS, LONGEST_OUTAGE_MS) }
      : { kind: 'process', afterMs, processIndex: victim };
  });
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/** Numbers from 0 to 1. Source: Mulberry32 by Tommy Ettinger, public domain. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
