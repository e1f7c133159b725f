/** What a browser sends as `Origin` for an address that somebody typed; `*` stands for all. Undefined when it is none. */
export function parseOrigin(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '*') return trimmed;
  const address = /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') return undefined;
  return url.origin;
}
