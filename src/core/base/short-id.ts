const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LETTERS_AND_DIGITS = `${LETTERS}0123456789`;
const LENGTH = 8;

/**
 * Makes an id for a step within its document: 8 lower-case letters and digits, the first a letter (about 41 bits).
 * `random` gives numbers from 0 up to, not including, 1.
 */
export function createShortId(random: () => number): string {
  let id = pick(LETTERS, random);
  while (id.length < LENGTH) id += pick(LETTERS_AND_DIGITS, random);
  return id;
}

function pick(alphabet: string, random: () => number): string {
  return alphabet.charAt(Math.floor(random() * alphabet.length));
}
