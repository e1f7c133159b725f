import { promisify } from 'node:util';
import zlib from 'node:zlib';

const DECODERS = {
  gzip: promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip),
  'x-gzip': promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip),
  br: promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress),
  deflate: inflateEither,
};

const inflate = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const MAX_CODINGS = 3;

export type DecodedBody =
  | { readonly status: 'decoded'; readonly body: Buffer }
  /** A coding that we do not know, or none: the body is as it came. */
  | { readonly status: 'untouched' }
  | { readonly status: 'too_large' }
  | { readonly status: 'corrupt' };

/** Undoes `Content-Encoding`; stops as soon as the result passes `maxBytes`. */
export async function decodeBody(body: Buffer, contentEncoding: string, maxBytes: number): Promise<DecodedBody> {
  const names = contentEncoding.split(',').map((name) => name.trim().toLowerCase());
  const codings = names.filter((name) => name !== '' && name !== 'identity');
  if (codings.length === 0 || codings.length > MAX_CODINGS || !codings.every(isKnown)) return { status: 'untouched' };
  let decoded = body;
  try {
    for (const coding of codings.toReversed()) decoded = await DECODERS[coding](decoded, { maxOutputLength: maxBytes });
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return { status: isTooLarge ? 'too_large' : 'corrupt' };
  }
  return { status: 'decoded', body: decoded };
}

function isKnown(name: string): name is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, name);
}

/** Some servers send the deflate stream without its zlib header. */
function inflateEither(body: Buffer, options: zlib.ZlibOptions): Promise<Buffer> {
  const hasZlibHeader = ((body[0] ?? 0) & 0x0f) === 0x08;
  return hasZlibHeader ? inflate(body, options) : inflateRaw(body, options);
}
