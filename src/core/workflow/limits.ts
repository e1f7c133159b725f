/** Steps of one workflow, nested ones included. Beyond it the editor's canvas and the publish checks are not measured. */
export const MAX_STEPS = 2000;

/** Branches within branches; a step of the workflow itself has depth 0. Keeps every recursion over a document shallow. */
export const MAX_DEPTH = 50;
/** Of one step, for example the cases of a Switch. */
export const MAX_BRANCHES = 50;
