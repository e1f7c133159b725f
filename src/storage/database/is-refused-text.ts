/** Says whether PostgreSQL refused a text because of a character that it cannot store (`\u0000`). */
export function isRefusedText(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '22021' || error.code === '22P05');
}
