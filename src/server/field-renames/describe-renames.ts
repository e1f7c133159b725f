import type { FieldRename } from '#core/schema/find-renamed-fields.ts';

/** A rename as the history of a draft names it. */
export function describeRenames(renames: readonly FieldRename[], eventName: string): string {
  const [first] = renames;
  if (first === undefined || renames.length > 1) return `Rename ${renames.length} fields of “${eventName}”`;
  return `Rename the field “${String(first.path.at(-1))}” of “${eventName}” to “${first.to}”`;
}
