import { describe, expect, it } from 'vitest';
import { parseIpAddress, parseIpRange } from './ip-address.ts';
import { isPublicAddress } from './public-address.ts';

function isPublic(text: string): boolean {
  const address = parseIpAddress(text);
  if (address === null) throw new Error(`${text} is not an address.`);
  return isPublicAddress(address);
}

describe('which addresses are public', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001:800::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:808:808::1',
  ])('%s is', (text) => {
    expect(isPublic(text)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '239.1.2.3',
    '240.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    '::127.0.0.1',
    'fd00:ec2::254',
    'fc00::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::ffff:0:127.0.0.1',
    '64:ff9b::a00:1',
    '64:ff9b::169.254.169.254',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2002:c0a8:101::1',
    '2001::1',
    '2001:db8::1',
  ])('%s is not', (text) => {
    expect(isPublic(text)).toBe(false);
  });
});

describe('ranges', () => {
  it.each(['10.0.0.0', '10.0.0.0/33', '10.0.0/8', '::/129', 'localhost/8', '10.0.0.0/8/8', '10.0.0.0/-1'])(
    '%s is not a range',
    (text) => {
      expect(parseIpRange(text)).toBeNull();
    },
  );
});
