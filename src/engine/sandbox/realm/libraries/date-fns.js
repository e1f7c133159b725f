// Runs inside QuickJS, around the text of date-fns.
(function makeDateFns(load) {
  'use strict';
  // Left out: defaults that all calls would share, and inner parts whose classes could be changed through instances.
  const { setDefaultOptions, parsers, formatters, longFormatters, ...dateFns } = load();
  return [dateFns];
});
