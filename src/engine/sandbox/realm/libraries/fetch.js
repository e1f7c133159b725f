// Runs inside QuickJS. `fetch` for the builder's code, and `settle` for the host. `send` gives the number of the
// request; bodies stay with the host until the code reads them.
(function makeFetch(host) {
  'use strict';
  const { parse, stringify } = JSON;
  const { isView } = ArrayBuffer;
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  let waiting = new Map();

  class FetchHeaders {
    #values;

    constructor(values) {
      this.#values = values;
    }
    get(name) {
      return this.#values.get(String(name).toLowerCase()) ?? null;
    }
    has(name) {
      return this.#values.has(String(name).toLowerCase());
    }
    keys() {
      return this.#values.keys();
    }
    values() {
      return this.#values.values();
    }
    entries() {
      return this.#values.entries();
    }
    forEach(visit) {
      this.#values.forEach((value, name) => visit(value, name, this));
    }
    [Symbol.iterator]() {
      return this.#values.entries();
    }
    toJSON() {
      return Object.fromEntries(this.#values);
    }
  }

  class FetchResponse {
    #number;

    constructor(number, { statusCode, url, headers }) {
      this.#number = number;
      this.ok = statusCode >= 200 && statusCode < 300;
      this.status = statusCode;
      this.url = url;
      this.headers = new FetchHeaders(new Map(headers));
    }
    async text() {
      return parse(host.readText(this.#number));
    }
    async json() {
      return parse(parse(host.readText(this.#number)));
    }
    async arrayBuffer() {
      return host.readBytes(this.#number);
    }
    async bytes() {
      return new Uint8Array(host.readBytes(this.#number));
    }
  }

  function readHeaders(headers) {
    if (headers === undefined || headers === null) return [];
    if (typeof headers !== 'object') throw new TypeError('The headers of fetch must be an object.');
    const pairs = typeof headers[Symbol.iterator] === 'function' ? [...headers] : Object.entries(headers);
    return pairs.flatMap(([name, value]) => (value === undefined || value === null ? [] : [readHeader(name, value)]));
  }

  function readHeader(rawName, rawValue) {
    const [name, value] = [String(rawName).toLowerCase(), String(rawValue).trim()];
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name)) throw new TypeError(`"${name}" is no name of a header.`);
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
      throw new TypeError(`The header "${name}" holds a character that headers cannot carry.`);
    }
    return [name, value];
  }

  function readBody(body, method) {
    if (body === undefined || body === null) return {};
    if (method === 'GET' || method === 'HEAD') throw new TypeError(`A ${method} request has no body.`);
    if (body instanceof ArrayBuffer) return { bytes: body };
    if (isView(body)) return { bytes: body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) };
    if (typeof body === 'object') return { text: stringify(body), type: 'application/json' };
    return { text: String(body), type: 'text/plain; charset=utf-8' };
  }

  function readTimeout(timeout) {
    if (timeout === undefined || timeout === null) return null;
    if (typeof timeout === 'number' && timeout > 0) return timeout;
    throw new TypeError('The timeout of fetch must be a number of milliseconds.');
  }

  function send(input, { method: rawMethod = 'GET', headers: rawHeaders, body: rawBody, timeout } = {}) {
    const method = String(rawMethod).toUpperCase();
    if (!methods.includes(method)) throw new TypeError(`fetch takes one of the methods ${methods.join(', ')}.`);
    const headers = readHeaders(rawHeaders);
    const { text, bytes, type } = readBody(rawBody, method);
    if (type !== undefined && !headers.some(([name]) => name === 'content-type')) headers.push(['content-type', type]);
    return host.send(stringify({ url: String(input), method, headers, text, timeoutMs: readTimeout(timeout) }), bytes);
  }

  function fetch(url, options) {
    return new Promise((resolve, reject) => {
      waiting.set(send(url, options), { resolve, reject });
    });
  }

  function settle(number, answerJson) {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    const { error, ...head } = parse(answerJson);
    if (error === undefined) resolve(new FetchResponse(number, head));
    else reject(Object.assign(new Error(error.message), { name: 'FetchError', code: error.code }));
  }

  function forget() {
    waiting = new Map();
  }

  return { fetch, settle, forget, hidden: [FetchHeaders.prototype, FetchResponse.prototype] };
});
