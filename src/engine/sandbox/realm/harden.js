// Runs inside QuickJS, once per realm, before any of the builder's code.
// Freezes everything that two calls could share, so that nothing written by one call is seen by the next.
(function harden() {
  'use strict';
  const { defineProperty, freeze, getOwnPropertyDescriptor, getPrototypeOf } = Object;
  const { apply, ownKeys } = Reflect;
  const hasOwn = Object.prototype.hasOwnProperty;

  // A finalizer would run in the middle of a later call.
  delete globalThis.FinalizationRegistry;
  delete globalThis.WeakRef;
  delete globalThis.SharedArrayBuffer;
  delete globalThis.Atomics;

  // Reachable by syntax or by calling something, not by walking the properties of globalThis.
  const hidden = [
    async function () {},
    function* () {},
    async function* () {},
    [].values(),
    new Map().values(),
    new Set().values(),
    ''[Symbol.iterator](),
    'a'.matchAll(/a/g),
    [].values().map((value) => value),
    Iterator.from({ next() {} }),
    (function* () {})(),
    (async function* () {})(),
    Symbol.iterator,
  ];

  // An own property of the same name as a frozen inherited one cannot be made by assignment
  // ("override mistake"). As an accessor the inherited property lets `error.message = …` through.
  function allowOverride(holder, key) {
    const descriptor = getOwnPropertyDescriptor(holder, key);
    if (descriptor === undefined || !('value' in descriptor) || !descriptor.configurable) return;
    const inherited = descriptor.value;
    defineProperty(holder, key, {
      get() {
        return inherited;
      },
      set(value) {
        if (this === holder || Object(this) !== this) throw new TypeError(`'${String(key)}' is read-only`);
        if (apply(hasOwn, this, [key])) this[key] = value;
        else defineProperty(this, key, { value, writable: true, enumerable: true, configurable: true });
      },
      enumerable: descriptor.enumerable,
      configurable: false,
    });
  }

  const everyKey = [Object.prototype, Function.prototype];
  const commonKeys = ['constructor', 'toString', 'toLocaleString', 'valueOf', 'toJSON', 'name', 'message'];
  for (const holder of everyKey) for (const key of ownKeys(holder)) if (key !== '__proto__') allowOverride(holder, key);

  const seen = new Set();
  const queue = [
    globalThis,
    ...hidden.map((value) => getPrototypeOf(value)),
    ...hidden.filter((v) => typeof v === 'function'),
  ];
  const visit = (value) => {
    if (((typeof value === 'object' && value !== null) || typeof value === 'function') && !seen.has(value))
      queue.push(value);
  };
  while (queue.length > 0) {
    const holder = queue.pop();
    if (seen.has(holder)) continue;
    seen.add(holder);
    const isPrototype =
      typeof holder !== 'function' && hasOwn.call(holder, 'constructor') && !everyKey.includes(holder);
    if (isPrototype) for (const key of commonKeys) allowOverride(holder, key);
    const keys = ownKeys(holder);
    visit(getPrototypeOf(holder));
    // Nearly all that is found are plain methods, with a name and a length and nothing behind them.
    if (typeof holder === 'function' && keys.length === 2 && !keys.includes('prototype')) continue;
    for (const key of keys) {
      const descriptor = getOwnPropertyDescriptor(holder, key);
      visit(descriptor.value);
      visit(descriptor.get);
      visit(descriptor.set);
    }
  }
  for (const holder of seen) freeze(holder);
});
