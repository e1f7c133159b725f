import { createHash, createHmac, randomFillSync, randomUUID, type BinaryToTextEncoding } from 'node:crypto';
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten';
import { createIdGenerator } from '#core/base/id-generator.ts';
import { newBytes, newHostObject, readData, readJsonText } from './host-object.ts';

const newUuidV7 = createIdGenerator({ now: () => Date.now(), fillRandom: (bytes) => void randomFillSync(bytes) });

/** What `tools.js` takes: hashes, encodings and ids from Node. Names of algorithms and encodings are checked there. */
export function newHostTools(context: QuickJSContext): QuickJSHandle {
  const data = (handle: QuickJSHandle | undefined): string | Uint8Array => readData(context, handle ?? context.null);
  const text = (handle: QuickJSHandle | undefined): string => context.getString(handle ?? context.null);

  function encode(digest: Buffer, encoding: string): QuickJSHandle {
    if (encoding === 'bytes') return newBytes(context, digest);
    return context.newString(digest.toString(encoding as BinaryToTextEncoding));
  }

  return newHostObject(context, {
    hash: (algorithm, value, encoding) =>
      encode(createHash(text(algorithm)).update(data(value)).digest(), text(encoding)),
    hmac: (algorithm, key, value, encoding) =>
      encode(createHmac(text(algorithm), data(key)).update(data(value)).digest(), text(encoding)),
    encode: (value, encoding) => {
      const plain = data(value);
      const bytes = typeof plain === 'string' ? Buffer.from(plain) : Buffer.from(plain.buffer);
      return encode(bytes, text(encoding));
    },
    decodeText: (value = context.null) => {
      const decoded = Buffer.from(readJsonText(context, value), 'base64').toString('utf8');
      return context.newString(JSON.stringify(decoded));
    },
    decodeBytes: (value = context.null) => newBytes(context, Buffer.from(readJsonText(context, value), 'base64')),
    uuid: (version = context.null) => context.newString(context.getNumber(version) === 7 ? newUuidV7() : randomUUID()),
  });
}
