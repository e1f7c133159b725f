/** Gives the earlier list when the new one holds the same items, so that who compares by identity sees no change. */
export function keepSameList<Item>(
  earlier: readonly Item[],
  list: readonly Item[],
  areSame: (a: Item, b: Item) => boolean,
): readonly Item[] {
  const isSame =
    list.length === earlier.length &&
    list.every((item, index) => {
      const before = earlier[index];
      return before !== undefined && areSame(before, item);
    });
  return isSame ? earlier : list;
}

/** The same for names by id. */
export function keepSameNames(
  earlier: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (names.size !== earlier.size) return names;
  for (const [id, name] of names) if (earlier.get(id) !== name) return names;
  return earlier;
}
