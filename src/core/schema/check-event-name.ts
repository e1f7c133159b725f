/** The most characters (Unicode code points) that the name of an App Event may have. */
const MAX_EVENT_NAME_LENGTH = 200;

/** The name as it is stored and compared, or what is wrong with it. */
export type CheckedEventName =
  { readonly ok: true; readonly name: string } | { readonly ok: false; readonly message: string };

/** Brings a name into the form in which it is stored and compared: trimmed, Unicode NFC. */
export function normaliseEventName(text: string): string {
  return text.trim().normalize('NFC');
}

/** Checks the name of an App Event: 1 to 200 visible characters on one line. */
export function checkEventName(text: string): CheckedEventName {
  const name = normaliseEventName(text);
  const message = findNameProblem(name);
  return message === undefined ? { ok: true, name } : { ok: false, message };
}

function findNameProblem(name: string): string | undefined {
  if (!/[^\p{Z}\p{C}]/u.test(name)) return 'The event needs a name.';
  const characters = Array.from(name);
  if (characters.length > MAX_EVENT_NAME_LENGTH) {
    return `The name has ${characters.length} characters; at most ${MAX_EVENT_NAME_LENGTH} are allowed.`;
  }
  const index = characters.findIndex((character) => /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(character));
  return index === -1 ? undefined : describeCharacter(characters[index] ?? '', index + 1);
}

function describeCharacter(character: string, position: number): string {
  if (/[\n\r\u2028\u2029]/.test(character)) return `The name has a line break as character ${position}; remove it.`;
  if (character === '\t') return `The name has a tab as character ${position}; write a space instead.`;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `The name has a control character (U+${code}) as character ${position}; remove it.`;
}
