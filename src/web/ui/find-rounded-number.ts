import { highlightCode } from './highlight-code.ts';

/** The first whole number in a JSON text that JavaScript cannot hold exactly, as it is written there. */
export function findRoundedNumber(text: string): string | undefined {
  // Fewer digits are always exact; most texts need no further look.
  if (!/\d{16}/.test(text)) return undefined;
  const isRounded = (number: string) => /^-?\d+$/.test(number) && BigInt(number) !== BigInt(Number(number));
  return highlightCode(text, 'json').find((token) => token.kind === 'number' && isRounded(token.text))?.text;
}
