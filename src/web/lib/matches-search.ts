/** Whether every word of the search is in one of the texts, whatever the case. */
export function matchesSearch(search: string, ...texts: readonly string[]): boolean {
  const text = texts.join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
