import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { type IpRange, parseIpAddress, parseIpRange } from './ip-address.ts';
import { isInAny, isPublicAddress } from './public-address.ts';

/** A name resolved to nothing but addresses that are refused. */
export class BlockedAddressError extends Error {
  constructor(host: string) {
    super(blockedMessage(host));
  }
}

export function blockedMessage(host: string): string {
  return `${host} is not a public address, and requests to private networks are refused.`;
}

export type AddressGuard = {
  /**
   * `open`: allowed by its name, nothing is left to check. `resolved`: its addresses are checked while connecting.
   * `blocked`: an IP literal that is refused; undici asks no lookup function for those.
   */
  readonly judge: (url: URL) => 'open' | 'resolved' | 'blocked';
  /** Resolves names to addresses that may be connected to, for `net.connect`. */
  readonly lookup: LookupFunction;
};

/**
 * Allowed are hosts (`db.internal`), hosts with a port (`127.0.0.1:4000`), both as they stand in the address of the
 * request, and ranges (`10.1.0.0/16`), which also count for what a name resolves to.
 */
export function createAddressGuard(allowedPrivateHosts: readonly string[], resolve: LookupFunction): AddressGuard {
  const allowedRanges: IpRange[] = [];
  const allowedHosts = new Set<string>();
  for (const entry of allowedPrivateHosts) {
    const range = parseIpRange(entry);
    if (range === null) allowedHosts.add(entry.toLowerCase());
    else allowedRanges.push(range);
  }

  function mayConnect(text: string): boolean {
    const address = parseIpAddress(text);
    return address !== null && (isPublicAddress(address) || isInAny(address, allowedRanges));
  }

  function judge(url: URL): 'open' | 'resolved' | 'blocked' {
    // URL writes every form of an IPv4 address (octal, hexadecimal, one number) as four decimal numbers.
    const host = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname;
    if (allowedHosts.size > 0) {
      if (allowedHosts.has(host) || allowedHosts.has(url.hostname)) return 'open';
      if (allowedHosts.has(`${url.hostname}:${url.port || defaultPort(url)}`)) return 'open';
    }
    if (parseIpAddress(host) === null) return 'resolved';
    return mayConnect(host) ? 'open' : 'blocked';
  }

  const lookup: LookupFunction = (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return done(error, '', 0);
      // `all` was asked for, so the answer is a list.
      const addresses = (found as LookupAddress[]).filter((one) => mayConnect(one.address));
      const first = addresses[0];
      if (first === undefined) return done(new BlockedAddressError(hostname), '', 0);
      if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };

  return { judge, lookup };
}

function defaultPort(url: URL): string {
  return url.protocol === 'https:' ? '443' : '80';
}
