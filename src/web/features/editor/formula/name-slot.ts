import { isFunctionName } from '#core/expression/formula/jsonata-functions.ts';
import type { Reference } from '#core/expression/template.ts';

const MAX_LENGTH = 40;

/** Names a slot after the last key of its reference: `$email`; `$email2` when that is taken by another variable. */
export function nameSlot({ source, path }: Reference, taken: { readonly [name: string]: Reference }): string {
  const key = source === 'secret' ? undefined : path.findLast((part) => typeof part === 'string');
  const words = String(key ?? source)
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, MAX_LENGTH);
  const base = words === '' ? 'value' : /^[0-9]/.test(words) ? `_${words}` : words;
  let name = base;
  for (let number = 2; Object.hasOwn(taken, name) || isFunctionName(name); number += 1) name = `${base}${number}`;
  return name;
}
