import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a published Webhook trigger wants of its callers, with its secret in clear. */
export type HookVerification =
  | { readonly kind: 'none' }
  | { readonly kind: 'header'; readonly header: string; readonly secret: string }
  | {
      readonly kind: 'hmac';
      readonly header: string;
      readonly secret: string;
      readonly algorithm: 'sha1' | 'sha256' | 'sha512';
      readonly encoding: 'hex' | 'base64';
      readonly prefix: string;
      /** Empty: no time is signed. */
      readonly timestampHeader: string;
    }
  | { readonly kind: 'standard'; readonly secret: string }
  | { readonly kind: 'basic'; readonly username: string; readonly secret: string };

/** The bytes as they came. */
export type HookRequest = { readonly headers: IncomingHttpHeaders; readonly body: Buffer };
export type HookCheck = { readonly ok: true } | { readonly ok: false; readonly reason: string };

const REPLAY_WINDOW_S = 300;

/** Says whether a call is who it must be; the reason names what is wrong, never what would be right. */
export function verifyHook(wanted: HookVerification, request: HookRequest, nowMs: number): HookCheck {
  switch (wanted.kind) {
    case 'none':
      return { ok: true };
    case 'header': {
      const sent = readHeader(request, wanted.header);
      if (sent === null) return missing(wanted.header);
      return isSame(sent, wanted.secret) ? { ok: true } : fail(`The header "${wanted.header}" has another secret.`);
    }
    case 'basic': {
      const sent = /^Basic\s+(\S+)$/i.exec(readHeader(request, 'authorization') ?? '')?.[1];
      if (sent === undefined) return missing('Authorization');
      const expected = `${wanted.username}:${wanted.secret}`;
      const isRight = isSame(Buffer.from(sent, 'base64').toString('utf8'), expected);
      return isRight ? { ok: true } : fail('The user name or the password is another one.');
    }
    case 'hmac':
      return verifyHmac(wanted, request, nowMs);
    case 'standard':
      return verifyStandard(wanted.secret, request, nowMs);
    default:
      return wanted satisfies never;
  }
}

function verifyHmac(
  { header, secret, algorithm, encoding, prefix, timestampHeader }: Extract<HookVerification, { kind: 'hmac' }>,
  request: HookRequest,
  nowMs: number,
): HookCheck {
  const sent = readHeader(request, header);
  if (sent === null) return missing(header);
  if (!sent.startsWith(prefix)) return fail(`The header "${header}" does not begin with "${prefix}".`);
  const hmac = createHmac(algorithm, secret);
  if (timestampHeader !== '') {
    const time = readHeader(request, timestampHeader);
    if (time === null) return missing(timestampHeader);
    const late = checkAge(time, timestampHeader, nowMs);
    if (late !== null) return late;
    hmac.update(`${time}.`);
  }
  const expected = hmac.update(request.body).digest(encoding);
  const signature = sent.slice(prefix.length);
  const isRight = isSame(encoding === 'hex' ? signature.toLowerCase() : signature, expected);
  return isRight ? { ok: true } : fail(`The signature in "${header}" does not fit the body.`);
}

/** Source: the Standard Webhooks specification, symmetric signatures. */
function verifyStandard(secret: string, request: HookRequest, nowMs: number): HookCheck {
  const id = readHeader(request, 'webhook-id');
  const time = readHeader(request, 'webhook-timestamp');
  const signatures = readHeader(request, 'webhook-signature');
  if (id === null) return missing('webhook-id');
  if (time === null) return missing('webhook-timestamp');
  if (signatures === null) return missing('webhook-signature');
  const late = checkAge(time, 'webhook-timestamp', nowMs);
  if (late !== null) return late;
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
  const expected = createHmac('sha256', key).update(`${id}.${time}.`).update(request.body).digest('base64');
  // While a key is changed, a sender signs with both.
  const isRight = signatures
    .split(' ')
    .some((one) => one.startsWith('v1,') && isSame(one.slice('v1,'.length), expected));
  return isRight ? { ok: true } : fail('None of the signatures in "webhook-signature" fits the body.');
}

function checkAge(time: string, header: string, nowMs: number): Extract<HookCheck, { ok: false }> | null {
  const seconds = Number(time);
  if (time.trim() === '' || !Number.isFinite(seconds)) return fail(`The header "${header}" has no seconds since 1970.`);
  const age = Math.abs(nowMs / 1000 - seconds);
  return age <= REPLAY_WINDOW_S ? null : fail(`The time in "${header}" is more than 5 minutes away.`);
}

function readHeader({ headers }: HookRequest, name: string): string | null {
  const value = headers[name.trim().toLowerCase()];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** In a time that tells nothing of where they differ. */
function isSame(sent: string, expected: string): boolean {
  const [one, other] = [Buffer.from(sent), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function missing(header: string): Extract<HookCheck, { ok: false }> {
  return fail(`The header "${header}" is missing.`);
}

function fail(reason: string): Extract<HookCheck, { ok: false }> {
  return { ok: false, reason };
}
