// Runs inside QuickJS, around the text of lodash. Besides lodash it gives values that lead to what lodash keeps hidden
// and yet hands out: the prototypes of its caches, stacks and lazy chains.
(function makeLodash(load) {
  'use strict';
  const lodash = load();
  // Counts within one realm, which other calls share.
  delete lodash.uniqueId;
  // There are no timers.
  for (const name of ['debounce', 'throttle', 'delay', 'defer']) delete lodash[name];
  const hidden = [new lodash.memoize.Cache(), lodash([1]).filter(Boolean), lodash.chain([1]).map(Boolean)];
  lodash.cloneDeepWith({ a: 1 }, (value, key, object, stack) => {
    if (stack !== undefined) hidden.push(stack);
  });
  return [lodash, ...hidden];
});
