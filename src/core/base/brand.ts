declare const brand: unique symbol;

/** A string that only its own parser or generator may produce; keeps one kind of id from being passed for another. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

export type ProjectId = Branded<'ProjectId'>;
export type WorkflowId = Branded<'WorkflowId'>;
export type VersionId = Branded<'VersionId'>;
export type InstallationId = Branded<'InstallationId'>;
export type EventId = Branded<'EventId'>;
export type RunId = Branded<'RunId'>;
/** Short id of a step inside one workflow document; never reused. */
export type StepId = string;
