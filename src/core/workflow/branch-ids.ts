/** The branch that any step may own: it runs when the step has failed for good. */
export const ERROR_BRANCH = 'error';

/** The branch of a Fan Out that runs once for each item. */
export const EACH_BRANCH = 'each';
