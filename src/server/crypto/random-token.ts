import { createHash, randomBytes } from 'node:crypto';

const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const TOKEN_BYTES = 32;
/** Letters that hold 32 bytes: 62^43 > 2^256. */
const TOKEN_LETTERS = 43;

/** 256 random bits in letters and digits only, which one double click selects. */
export function createRandomToken(): string {
  let rest = BigInt(`0x${randomBytes(TOKEN_BYTES).toString('hex')}`);
  let token = '';
  for (let letter = 0; letter < TOKEN_LETTERS; letter += 1) {
    token += BASE_62[Number(rest % 62n)] ?? '';
    rest /= 62n;
  }
  return token;
}

/** What is kept of a token. With 256 random bits inside, a plain hash is enough. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
