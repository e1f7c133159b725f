/** Why a formula does not work. `position` counts characters of the source from 0, to the end of what is at fault. */
export type FormulaFault = { readonly message: string; readonly position: number | null };

/** Says a fault as a sentence with its place: "Line 1, column 5: …"; the line is left out where there is only one. */
export function describeFault({ message, position }: FormulaFault, source: string): string {
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  if (position === null) return sentence;
  const before = source.slice(0, position);
  const column = before.length - (before.lastIndexOf('\n') + 1);
  const line = before.split('\n').length;
  const place = `column ${Math.max(1, column)}`;
  return source.includes('\n') ? `Line ${line}, ${place}: ${sentence}` : `At ${place}: ${sentence}`;
}

/** Reads what JSONata throws: an error, or an object with a code, a message and a position. */
export function readFault(thrown: unknown): FormulaFault {
  const fields = typeof thrown === 'object' && thrown !== null ? thrown : {};
  const message = 'message' in fields && typeof fields.message === 'string' ? fields.message : String(thrown);
  const position = 'position' in fields && typeof fields.position === 'number' ? fields.position : null;
  return { message, position };
}
