/** What code of a step can use by name, besides the language itself. */
export const CODE_LIBRARIES = ['lodash', 'dateFns', 'uuid', 'hash', 'hmac', 'base64', 'fetch'] as const;

export type CodeLibrary = (typeof CODE_LIBRARIES)[number];

const MENTION = new RegExp(String.raw`(?<![\w$])(?:${CODE_LIBRARIES.join('|')})(?![\w$])`, 'g');
const NONE: readonly CodeLibrary[] = [];

/**
 * The libraries that a code names anywhere, also in a text or a comment. It gets these and no others, so that what it
 * does not name costs nothing, and code that does not name `fetch` cannot reach anything outside.
 */
export function listNamedLibraries(code: string): readonly CodeLibrary[] {
  const found = code.match(MENTION);
  return found === null ? NONE : CODE_LIBRARIES.filter((name) => found.includes(name));
}
