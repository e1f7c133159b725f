// Runs inside QuickJS. `hash`, `hmac`, `base64` and `uuid` over functions of the host. Text goes to the host as JSON,
// because a plain string would end at its first null character; bytes go as an ArrayBuffer.
(function makeTools(host) {
  'use strict';
  const { parse, stringify } = JSON;
  const { isView } = ArrayBuffer;

  function toHost(data, what) {
    if (typeof data === 'string') return stringify(data);
    if (data instanceof ArrayBuffer) return data;
    if (isView(data)) return data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
    throw new TypeError(`${what} must be a text or a Uint8Array.`);
  }

  function oneOf(value, allowed, what) {
    if (allowed.includes(value)) return value;
    throw new TypeError(`${what} must be one of ${allowed.join(', ')}.`);
  }

  const algorithms = ['md5', 'sha1', 'sha256', 'sha512'];
  const encodings = ['hex', 'base64', 'base64url', 'bytes'];
  const fromHost = (value) => (typeof value === 'string' ? value : new Uint8Array(value));

  function hash(algorithm, data, encoding = 'hex') {
    oneOf(algorithm, algorithms, 'The algorithm');
    return fromHost(host.hash(algorithm, toHost(data, 'What is hashed'), oneOf(encoding, encodings, 'The encoding')));
  }

  function hmac(algorithm, key, data, encoding = 'hex') {
    oneOf(algorithm, algorithms, 'The algorithm');
    const [ownKey, ownData] = [toHost(key, 'The key'), toHost(data, 'What is signed')];
    return fromHost(host.hmac(algorithm, ownKey, ownData, oneOf(encoding, encodings, 'The encoding')));
  }

  function readText(text) {
    if (typeof text !== 'string') throw new TypeError('What is decoded must be a text.');
    return stringify(text);
  }

  const base64 = {
    encode(data, encoding = 'base64') {
      return host.encode(toHost(data, 'What is encoded'), oneOf(encoding, ['base64', 'base64url'], 'The encoding'));
    },
    decode(text) {
      return parse(host.decodeText(readText(text)));
    },
    decodeBytes(text) {
      return new Uint8Array(host.decodeBytes(readText(text)));
    },
  };

  const uuid = {
    v4() {
      return host.uuid(4);
    },
    v7() {
      return host.uuid(7);
    },
  };

  return { hash, hmac, base64, uuid };
});
