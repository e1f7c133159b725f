type Parts = { readonly [name: string]: string | number | boolean | undefined };

/** Puts params into the `:name` segments of a path and the rest into the query; a query value of undefined or '' is left out. */
export function buildUrl(path: string, params: Parts = {}, query: Parts = {}): string {
  const filled = path.replaceAll(/:(\w+)/g, (_segment, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new Error(`The path ${path} needs a value for ${name}.`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
}
