// Runs inside QuickJS, in a realm that is hardened already. Freezes what can be reached from the given values, so that
// no call can change a library for the next one; what is frozen was reached before.
(function freezeLibrary(roots) {
  'use strict';
  const { freeze, getOwnPropertyDescriptor, getPrototypeOf, isFrozen } = Object;
  const { ownKeys } = Reflect;
  const seen = new Set();
  const queue = [...roots];
  const visit = (value) => {
    if (((typeof value === 'object' && value !== null) || typeof value === 'function') && !isFrozen(value))
      queue.push(value);
  };
  while (queue.length > 0) {
    const holder = queue.pop();
    if (seen.has(holder)) continue;
    seen.add(holder);
    visit(getPrototypeOf(holder));
    for (const key of ownKeys(holder)) {
      const descriptor = getOwnPropertyDescriptor(holder, key);
      visit(descriptor.value);
      visit(descriptor.get);
      visit(descriptor.set);
    }
  }
  for (const holder of seen) freeze(holder);
});
