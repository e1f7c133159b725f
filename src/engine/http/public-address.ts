import { type IpAddress, type IpRange, isInRange, parseIpRange } from './ip-address.ts';

/** IANA special-purpose registries, and the fixed address of Azure's host services. */
const CLOSED_IPV4 = ranges([
  '0.0.0.0/8', // this network, unspecified
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // Azure host services
  '169.254.0.0/16', // link-local, cloud metadata
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
]);

/** Everything else of IPv6 (loopback, unique local with cloud metadata, link-local, multicast) is outside of this. */
const GLOBAL_IPV6 = ranges(['2000::/3']);
const CLOSED_IPV6 = ranges([
  '2001::/23', // protocol assignments, Teredo
  '2001:db8::/32', // documentation
  '3fff::/20', // documentation
]);

/** IPv6 forms that carry an IPv4 address, and where in them it is. */
const EMBEDDED_IPV4 = [
  { ranges: ranges(['::ffff:0:0/96', '64:ff9b::/96']), offset: 12 }, // mapped, NAT64
  { ranges: ranges(['2002::/16']), offset: 2 }, // 6to4
];

/** False for every address that is not plainly out on the internet. */
export function isPublicAddress(address: IpAddress): boolean {
  if (address.length === 4) return !isInAny(address, CLOSED_IPV4);
  const form = EMBEDDED_IPV4.find((candidate) => isInAny(address, candidate.ranges));
  if (form !== undefined) return isPublicAddress(address.slice(form.offset, form.offset + 4));
  return isInAny(address, GLOBAL_IPV6) && !isInAny(address, CLOSED_IPV6);
}

export function isInAny(address: IpAddress, all: readonly IpRange[]): boolean {
  return all.some((range) => isInRange(address, range));
}

function ranges(texts: readonly string[]): readonly IpRange[] {
  return texts.map((text) => {
    const range = parseIpRange(text);
    if (range === null) throw new Error(`${text} is not an address range.`);
    return range;
  });
}
