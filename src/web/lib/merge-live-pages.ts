type Identified = { readonly id: string };

/** The items as they were read, each in its newest state. */
export function mergeFresh<Item extends Identified>(read: readonly Item[], newest: readonly Item[]): readonly Item[] {
  const fresh = new Map(newest.map((item) => [item.id, item]));
  return read.map((item) => fresh.get(item.id) ?? item);
}

/** How many of the newest items have not been read. */
export function countNew(read: readonly Identified[], newest: readonly Identified[]): number {
  const known = new Set(read.map(({ id }) => id));
  return newest.filter(({ id }) => !known.has(id)).length;
}

/** Whether an item that can still change is too old to be among the newest, which live messages refresh. */
export function hasUnsettledBelow<Item extends Identified>(
  read: readonly Item[],
  newest: readonly Item[],
  isSettled: (item: Item) => boolean,
): boolean {
  const fresh = new Set(newest.map(({ id }) => id));
  return read.some((item) => !fresh.has(item.id) && !isSettled(item));
}
