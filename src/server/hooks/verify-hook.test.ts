import { describe, expect, test } from 'vitest';
import { verifyHook, type HookVerification } from './verify-hook.ts';

const BODY = Buffer.from('{"event":"contact.created","name":"Zoë"}');
const NOW = Date.parse('2026-01-01T00:00:00Z');
const TIME = String(NOW / 1000);
const check = (wanted: HookVerification, headers: Record<string, string>, body = BODY, now = NOW) => {
  const verdict = verifyHook(wanted, { headers, body }, now);
  return verdict.ok ? 'ok' : verdict.reason;
};

// Signatures made with Python's hmac, not with the code under test.
const HMAC = {
  kind: 'hmac',
  header: 'X-Hub-Signature-256',
  secret: 'hunter-two',
  algorithm: 'sha256',
  encoding: 'hex',
  prefix: 'sha256=',
  timestampHeader: '',
} as const;

describe('HMAC', () => {
  test.each([
    [{ ...HMAC }, 'd283ffb8240e8213909df09095791da515e797b14381b696e4aaf6ee39dc13c1'],
    [{ ...HMAC, algorithm: 'sha1', prefix: 'sha1=' } as const, '618bc055534ac0f59dd6c3521f644cb3c138ebe1'],
    [
      { ...HMAC, algorithm: 'sha512', encoding: 'base64', prefix: '' } as const,
      'XA8hauqn72Y2EKvY20FgBMuNeylovwiLc4CCuxw7aoaMkD5hDBYQ0E/d5y5mmT+3lFEbYrtbPAD9h/7X6uquZQ==',
    ],
  ])('%j fits', (wanted, signature) => {
    const sent = `${wanted.prefix}${signature}`;
    expect(check(wanted, { 'x-hub-signature-256': sent })).toBe('ok');
    expect(check(wanted, { 'x-hub-signature-256': sent }, Buffer.from('{}'))).toContain('does not fit the body');
    expect(check({ ...wanted, secret: 'other' }, { 'x-hub-signature-256': sent })).toContain('does not fit the body');
  });

  test('capital hexadecimal digits are as good', () => {
    expect(
      check(HMAC, {
        'x-hub-signature-256': `sha256=${'d283ffb8240e8213909df09095791da515e797b14381b696e4aaf6ee39dc13c1'.toUpperCase()}`,
      }),
    ).toBe('ok');
  });

  test('the time is signed with the body, and may be five minutes away', () => {
    const wanted = { ...HMAC, timestampHeader: 'X-Time', prefix: '' };
    const headers = {
      'x-hub-signature-256': 'bdb29812c192bb1cd8a98f86e1bb8f698014c7edb6089ff2039ba76dc1ab4d97',
      'x-time': TIME,
    };
    expect(check(wanted, headers)).toBe('ok');
    expect(check(wanted, headers, BODY, NOW + 299_000)).toBe('ok');
    expect(check(wanted, headers, BODY, NOW + 301_000)).toContain('more than 5 minutes away');
    expect(check(wanted, { ...headers, 'x-time': 'soon' })).toContain('no seconds since 1970');
    expect(
      check(wanted, { 'x-hub-signature-256': 'bdb29812c192bb1cd8a98f86e1bb8f698014c7edb6089ff2039ba76dc1ab4d97' }),
    ).toBe('The header "X-Time" is missing.');
  });

  test('what is missing is named', () => {
    expect(check(HMAC, {})).toBe('The header "X-Hub-Signature-256" is missing.');
    expect(check(HMAC, { 'x-hub-signature-256': 'md5=1' })).toContain('does not begin with "sha256="');
  });
});

describe('Standard Webhooks', () => {
  const wanted = { kind: 'standard', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' } as const;
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': TIME,
    'webhook-signature': 'v1,qBLSciXxosrS5EVe5wjItLruXlttxI6RIp/trM3golE=',
  };

  test('one of several signatures is enough', () => {
    expect(check(wanted, headers)).toBe('ok');
    expect(check(wanted, { ...headers, 'webhook-signature': `v1,abc v1a,xyz ${headers['webhook-signature']}` })).toBe(
      'ok',
    );
  });

  test('another id, another body and an old call are refused', () => {
    expect(check(wanted, { ...headers, 'webhook-id': 'msg_2' })).toContain('None of the signatures');
    expect(check(wanted, headers, Buffer.from('{}'))).toContain('None of the signatures');
    expect(check(wanted, headers, BODY, NOW + 301_000)).toContain('more than 5 minutes away');
    expect(check(wanted, {})).toBe('The header "webhook-id" is missing.');
  });
});

test('a secret header', () => {
  const wanted = { kind: 'header', header: 'X-Secret', secret: 'hunter-two' } as const;
  expect(check(wanted, { 'x-secret': 'hunter-two' })).toBe('ok');
  expect(check(wanted, { 'x-secret': 'hunter-one' })).toBe('The header "X-Secret" has another secret.');
  expect(check(wanted, {})).toBe('The header "X-Secret" is missing.');
});

test('user name and password', () => {
  const wanted = { kind: 'basic', username: 'ada', secret: 'pass:word' } as const;
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
  expect(check(wanted, basic('ada:pass:word'))).toBe('ok');
  expect(check(wanted, basic('ada:other'))).toContain('is another one');
  expect(check(wanted, { authorization: 'Bearer x' })).toBe('The header "Authorization" is missing.');
});

test('nothing is wanted', () => {
  expect(check({ kind: 'none' }, {})).toBe('ok');
});
