/**
 * The smallest and the largest of some ids. A statement that names them opens only the partitions between; without, it
 * prepares a scan of every partition there is.
 */
export function idBounds(ids: readonly string[]): readonly [lowest: string | null, highest: string | null] {
  const sorted = ids.toSorted();
  return [sorted[0] ?? null, sorted.at(-1) ?? null];
}
