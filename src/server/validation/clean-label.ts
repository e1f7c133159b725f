import { AppError } from '../app-error.ts';

// Control characters, and the marks that turn the direction of what follows: nobody sees them, and they make two labels look alike.
const INVISIBLE = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** A label as it is stored: trimmed, composed (NFC), visible. `field` names it in the refusal. */
export function cleanLabel(text: string, field: string): string {
  const label = text.toWellFormed().normalize('NFC').trim();
  if (label === '') throw refuse(field, `"${field}" must not be empty.`);
  if (INVISIBLE.test(label)) throw refuse(field, `"${field}" contains a character that cannot be seen; remove it.`);
  return label;
}

function refuse(field: string, message: string): AppError {
  return new AppError('invalid_name', message, { details: { fields: [{ field, message }] } });
}
