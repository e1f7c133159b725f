import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { AppError } from '../app-error.ts';
import type { SigningKey } from './project-access.ts';

export type TokenCheck = {
  readonly token: string;
  readonly keys: readonly SigningKey[];
  /** Values of `aud` that name this project; a token without `aud` is fine. */
  readonly audiences: readonly string[];
  readonly now: Date;
};
/** `exp` in seconds since 1970. */
export type VerifiedToken = { readonly sub: string; readonly exp: number; readonly keyId: string };

export const CLOCK_TOLERANCE_S = 60;
const MAXIMUM_SUBJECT_LENGTH = 255;
/** Decoders accept blanks and other letters in base64; a token has exactly one spelling here. */
const COMPACT_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const CLAIM_MEANINGS: Readonly<Record<string, string>> = {
  sub: `a text of 1 to ${MAXIMUM_SUBJECT_LENGTH} characters, the id of the user in your app`,
  iat: 'the time of issue in seconds since 1970',
  exp: 'the time of expiry in seconds since 1970',
};

/** Checks a User Token: an RS256 JWT with `sub`, `iat` and `exp`. Throws an `AppError` whose code names the check that failed. */
export async function verifyUserToken(check: TokenCheck): Promise<VerifiedToken> {
  const { keys } = check;
  const { alg, kid } = readHeader(check.token);
  if (alg !== 'RS256') throw new AppError('token_algorithm_refused', 'The User Token must be signed with RS256.');
  const candidates = kid === undefined ? keys : keys.filter((key) => key.kid === kid);
  if (candidates.length === 0) {
    const whose = kid === undefined ? 'an active signing key' : 'an active signing key with the "kid" of the token';
    throw new AppError('token_key_unknown', `The project does not have ${whose}.`);
  }
  for (const key of candidates) {
    const claims = await verifyWith(key, check);
    if (claims !== null) return { ...readClaims(claims, check), keyId: key.id };
  }
  throw new AppError(
    'token_signature_invalid',
    'The signature of the User Token does not fit an active signing key of the project.',
  );
}

function readHeader(token: string): { readonly alg?: string; readonly kid?: string } {
  const malformed = 'The User Token is not a JWT: it needs three base64url parts separated by dots.';
  if (!COMPACT_JWS.test(token)) throw new AppError('token_malformed', malformed);
  try {
    return decodeProtectedHeader(token);
  } catch (cause) {
    throw new AppError('token_malformed', 'The header of the User Token is not a JSON object.', { cause });
  }
}

/** null: signed by another key. */
async function verifyWith({ publicKey }: SigningKey, { token, now }: TokenCheck): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: ['RS256'],
      requiredClaims: ['sub', 'iat', 'exp'],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: now,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return null;
    throw toAppError(error);
  }
}

function toAppError(cause: unknown): AppError {
  if (cause instanceof errors.JWTExpired) {
    return new AppError('token_expired', 'The User Token has expired; sign a new one.', { cause });
  }
  if (cause instanceof errors.JWTClaimValidationFailed) {
    return cause.claim === 'nbf' && cause.reason === 'check_failed' ? notYetValid() : missing(cause.claim);
  }
  return new AppError('token_malformed', 'The payload of the User Token is not a JSON object.', { cause });
}

function readClaims({ sub, iat, exp, aud }: JWTPayload, { audiences, now }: TokenCheck): { sub: string; exp: number } {
  if (typeof sub !== 'string' || sub === '' || sub.length > MAXIMUM_SUBJECT_LENGTH) throw missing('sub');
  if (typeof iat !== 'number') throw missing('iat');
  if (typeof exp !== 'number') throw missing('exp');
  if (iat - CLOCK_TOLERANCE_S > now.getTime() / 1000) throw notYetValid();
  const named = aud === undefined ? audiences : [aud].flat();
  if (!named.some((one) => audiences.includes(one))) {
    const expected = audiences.map((one) => `"${one}"`).join(' or ');
    throw new AppError('token_audience_mismatch', `The "aud" of the User Token must be ${expected}.`);
  }
  return { sub, exp };
}

function notYetValid(): AppError {
  const message = 'The User Token is not valid yet; check the clock of the server that signs it.';
  return new AppError('token_not_yet_valid', message);
}

function missing(claim: string): AppError {
  const meaning = CLAIM_MEANINGS[claim];
  const message = `The User Token needs the claim "${claim}"${meaning === undefined ? '' : `: ${meaning}`}.`;
  return new AppError('token_claim_missing', message, { details: { claim } });
}
