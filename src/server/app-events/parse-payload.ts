import type { Json } from '#core/base/json.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import { utf8Length } from '#core/base/utf8-length.ts';
import { AppError } from '../app-error.ts';

/** Reads a payload that a member typed; what a customer's app could not send is refused here too. */
export function parsePayload(text: string, maxBytes: number): Json {
  if (utf8Length(text) > maxBytes) {
    throw new AppError('payload_too_large', `The payload is larger than ${maxBytes} bytes.`, { details: { maxBytes } });
  }
  const parsed = parseJsonText(text);
  if (parsed.ok) return parsed.value;
  const { line, column, message } = parsed.problem;
  throw new AppError('malformed_json', `The payload is not JSON. Line ${line}, column ${column}: ${message}`, {
    details: { field: 'payload', line, column, reason: message },
  });
}
