const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Makes a UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits.
 * `randomBytes` holds at least 10 bytes.
 */
export function createUuidV7(nowMs: number, randomBytes: Uint8Array): string {
  const randomA = (((randomBytes[0] ?? 0) << 8) | (randomBytes[1] ?? 0)) & 0x0fff;
  return formatUuidV7(nowMs, randomA, randomBytes, 2);
}

/** Lays out a UUID version 7 from its time, its 12 bits after the version, and 8 bytes of `bytes` from `offset`. */
export function formatUuidV7(ms: number, randomA: number, bytes: Uint8Array, offset: number): string {
  return (
    formatTime(ms) +
    '-' +
    hex(0x70 | (randomA >>> 8)) +
    hex(randomA & 0xff) +
    '-' +
    hex(0x80 | ((bytes[offset] ?? 0) & 0x3f)) +
    hex(bytes[offset + 1]) +
    '-' +
    hex(bytes[offset + 2]) +
    hex(bytes[offset + 3]) +
    hex(bytes[offset + 4]) +
    hex(bytes[offset + 5]) +
    hex(bytes[offset + 6]) +
    hex(bytes[offset + 7])
  );
}

/** Gives the Unix milliseconds that a UUID version 7 carries. */
export function uuidV7Time(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** Gives the smallest UUID version 7 of a millisecond: the inclusive lower bound of a partition by time. */
export function uuidV7Floor(ms: number): string {
  return `${formatTime(ms)}-7000-8000-000000000000`;
}

/** Says whether a text has the shape of a UUID of any version, in either letter case. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

function formatTime(ms: number): string {
  const high = Math.floor(ms / 0x1_0000_0000);
  const low = ms >>> 0;
  return (
    hex((high >>> 8) & 0xff) +
    hex(high & 0xff) +
    hex(low >>> 24) +
    hex((low >>> 16) & 0xff) +
    '-' +
    hex((low >>> 8) & 0xff) +
    hex(low & 0xff)
  );
}

function hex(byte: number | undefined): string {
  return HEX[byte ?? 0] ?? '';
}
