/** The characters of a token. Source: RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Checks the names of headers. Gives a sentence about the first that cannot be sent, or null; empty names are passed over. */
export function checkHeaderNames(names: readonly string[]): string | null {
  const wrong = names.find((name) => name !== '' && !TOKEN.test(name));
  return wrong === undefined ? null : `The header name "${wrong}" has characters that a header name cannot have.`;
}
