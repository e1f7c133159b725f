import { transformCategories } from '#core/expression/transforms/all-transforms.ts';
import type { Transform } from '#core/expression/transforms/transform.ts';
import { matchesSearch } from '../../../lib/matches-search.ts';

/** Gives the transforms that have the words, in their categories; empty categories are left out. */
export function findTransforms(
  text: string,
): readonly { readonly name: string; readonly transforms: readonly Transform[] }[] {
  return transformCategories
    .map(({ name: category, transforms }) => ({
      name: category,
      transforms: transforms.filter(({ name, description }) => matchesSearch(text, category, name, description)),
    }))
    .filter(({ transforms }) => transforms.length > 0);
}
