/** Keeps the named search params as text; the router's parser has turned what looks like a number into one. */
export function keepText<Name extends string>(...names: readonly Name[]) {
  return (search: Record<string, unknown>): { [N in Name]?: string } => {
    const kept: { [N in Name]?: string } = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' && value !== '') kept[name] = value;
      if (typeof value === 'number' || typeof value === 'boolean') kept[name] = String(value);
    }
    return kept;
  };
}
