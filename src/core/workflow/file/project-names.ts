import type { ProjectThing } from './project-things.ts';

/** What a workflow file says by name and a document by id. */
export type ProjectNames = {
  readonly appEvents: readonly Named[];
  readonly secrets: readonly Named[];
  readonly resources: readonly Named[];
};
export type Named = { readonly id: string; readonly name: string };

export function namesOf(names: ProjectNames, kind: ProjectThing['kind']): readonly Named[] {
  if (kind === 'secret') return names.secrets;
  return kind === 'resource' ? names.resources : names.appEvents;
}
