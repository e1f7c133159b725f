import type { Template } from '#core/expression/template.ts';

const SCHEMES = ['https://', 'http://'];

/** Checks the part of a URL that is known before a run, up to the first variable. Gives a sentence, or null. */
export function checkLiteralUrl(url: Template): string | null {
  const [first, ...rest] = url;
  // The beginning comes from a variable, or the field is empty, which is a problem of its own.
  if (first === undefined || !('text' in first)) return null;
  const start = first.text.trimStart().toLowerCase();
  const scheme = SCHEMES.find((prefix) => start.startsWith(prefix));
  if (scheme === undefined) {
    const mayBecomeOne = rest.length > 0 && SCHEMES.some((prefix) => prefix.startsWith(start));
    return mayBecomeOne ? null : 'The URL must start with "https://" or "http://".';
  }
  const afterScheme = start.slice(scheme.length);
  const host = afterScheme.split(/[/?#]/, 1)[0] ?? '';
  if (host === '' && (afterScheme !== '' || rest.length === 0)) return 'The URL has no host.';
  if (/\s/.test(host.trimEnd())) return 'The host of the URL contains a space.';
  if (host.includes('@')) return 'Put the user name and password into an "Authorization" header instead of the URL.';
  return null;
}
