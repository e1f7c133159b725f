/** For a shell of the Bourne family: nothing inside single quotes is read but the quote itself. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
