import type { FieldRename } from '#core/schema/find-renamed-fields.ts';

/** "items › sku" for the field of all items. */
export function describeOldField({ path }: FieldRename): string {
  return path.filter((key) => typeof key === 'string').join(' › ');
}

export function countVariables(places: readonly { readonly referenceCount: number }[]): number {
  return places.reduce((sum, { referenceCount }) => sum + referenceCount, 0);
}

export function describeVariableCount(count: number): string {
  return count === 1 ? '1 variable' : `${count.toLocaleString('en-US')} variables`;
}

export function describeDraftCount(count: number): string {
  return count === 1 ? '1 draft' : `${count.toLocaleString('en-US')} drafts`;
}
