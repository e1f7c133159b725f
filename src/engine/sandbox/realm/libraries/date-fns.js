// Runs inside QuickJS, around the text of date-fns.
(function makeDateFns(load) {
  'use strict';
  const dateFns = load();
  // Defaults that all calls would share.
  delete dateFns.setDefaultOptions;
  // Inner parts, whose classes could be changed through instances.
  for (const name of ['parsers', 'formatters', 'longFormatters']) delete dateFns[name];
  // There is no Intl.
  for (const name of ['intlFormat', 'intlFormatDistance']) delete dateFns[name];
  return [dateFns];
});
