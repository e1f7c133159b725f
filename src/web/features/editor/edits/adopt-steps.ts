import { createDocument, type Step } from '#core/workflow/document.ts';
import { replaceProjectThings } from '#core/workflow/file/project-things.ts';
import { catalog } from '#steps/catalog.ts';
import type { StepsOrigin } from './clipboard-text.ts';

type Named = { readonly id: string; readonly name: string };
type Here = { readonly secrets: readonly Named[]; readonly resources: readonly Named[] | null };

/** Makes copied steps mean what they meant where they were copied: what is another project's is found by its name. */
export function adoptSteps(
  steps: readonly Step[],
  { secretNames, resourceNames }: StepsOrigin,
  { secrets, resources }: Here,
): readonly Step[] {
  const document = { ...createDocument('Copied'), steps };
  return replaceProjectThings(document, catalog, ({ kind, key }) => {
    if (kind === 'secret') return findHere(key, secretNames, secrets);
    return kind === 'resource' ? findHere(key, resourceNames, resources ?? []) : key;
  }).steps;
}

function findHere(id: string, names: { readonly [id: string]: string }, here: readonly Named[]): string {
  const name = Object.hasOwn(names, id) ? names[id] : undefined;
  return here.some((one) => one.id === id) ? id : (here.find((one) => one.name === name)?.id ?? id);
}
