/**
 * For the connections that take events, take jobs and record runs. Their statements join a handful of rows to indexed tables, and
 * are planned once, maybe while the tables are empty; these settings keep the plan right when they hold millions.
 */
export const HOT_PATH_SETTINGS = [
  '-c enable_seqscan=off',
  '-c enable_hashjoin=off',
  '-c enable_mergejoin=off',
  // A bitmap scan reads all that the index holds, also what is dead, and leaves it there for the next one.
  '-c enable_bitmapscan=off',
  '-c plan_cache_mode=force_generic_plan',
  '-c jit=off',
].join(' ');
