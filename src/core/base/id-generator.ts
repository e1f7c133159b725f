import { formatUuidV7 } from './uuid-v7.ts';

/** What an id generator needs from outside. */
export interface IdGeneratorPorts {
  /** Unix time in milliseconds. */
  readonly now: () => number;
  /** Fills the array with unpredictable bytes. */
  readonly fillRandom: (bytes: Uint8Array) => void;
}

const BYTES_PER_ID = 10;
const POOL_IDS = 256;
const MAX_COUNTER = 0x0fff;

/**
 * Makes a generator of UUIDs version 7 that are strictly increasing as text within this generator, also within one
 * millisecond and when the clock steps back (RFC 9562, 6.2, method 1: a counter in the 12 bits after the version).
 * The counter starts each millisecond below 2,048; when it runs out, the id's time moves one millisecond ahead.
 */
export function createIdGenerator({ now, fillRandom }: IdGeneratorPorts): () => string {
  const pool = new Uint8Array(BYTES_PER_ID * POOL_IDS);
  let offset = pool.length;
  let lastMs = -1;
  let counter = 0;

  return () => {
    if (offset === pool.length) {
      fillRandom(pool);
      offset = 0;
    }
    const ms = Math.floor(now());
    if (ms > lastMs) {
      lastMs = ms;
      counter = startCounter(pool, offset);
    } else if (counter < MAX_COUNTER) {
      counter += 1;
    } else {
      lastMs += 1;
      counter = startCounter(pool, offset);
    }
    const id = formatUuidV7(lastMs, counter, pool, offset + 2);
    offset += BYTES_PER_ID;
    return id;
  };
}

function startCounter(pool: Uint8Array, offset: number): number {
  return (((pool[offset] ?? 0) << 8) | (pool[offset + 1] ?? 0)) & 0x07ff;
}
