import { isIPv4, isIPv6 } from 'node:net';

/** The 4 or 16 bytes of an address. */
export type IpAddress = readonly number[];

export type IpRange = { readonly address: IpAddress; readonly bits: number };

export function parseIpAddress(text: string): IpAddress | null {
  const plain = text.split('%', 1)[0] ?? '';
  if (isIPv4(plain)) return plain.split('.').map(Number);
  return isIPv6(plain) ? parseIpv6(plain) : null;
}

/** An address with a prefix length, such as `10.0.0.0/8`. */
export function parseIpRange(text: string): IpRange | null {
  const [address, bits, ...rest] = text.split('/');
  const parsed = parseIpAddress(address ?? '');
  if (parsed === null || bits === undefined || rest.length > 0 || !/^\d{1,3}$/.test(bits)) return null;
  return Number(bits) <= parsed.length * 8 ? { address: parsed, bits: Number(bits) } : null;
}

export function isInRange(address: IpAddress, range: IpRange): boolean {
  if (address.length !== range.address.length) return false;
  for (let index = 0; index * 8 < range.bits; index += 1) {
    const mask = 0xff00 >> Math.min(8, range.bits - index * 8);
    if ((((address[index] ?? 0) ^ (range.address[index] ?? 0)) & mask & 0xff) !== 0) return false;
  }
  return true;
}

/** Expects what `isIPv6` accepts. */
function parseIpv6(text: string): IpAddress {
  const [head = '', tail] = text.split('::');
  const before = parseGroups(head);
  if (tail === undefined) return before;
  const after = parseGroups(tail);
  return [...before, ...Array.from({ length: 16 - before.length - after.length }, () => 0), ...after];
}

function parseGroups(text: string): readonly number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number);
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}
