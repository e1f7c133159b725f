/** What a workflow file says by name and a document by id. */
export type ProjectNames = { readonly appEvents: readonly Named[]; readonly secrets: readonly Named[] };
export type Named = { readonly id: string; readonly name: string };
