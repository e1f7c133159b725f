import type { Json, JsonObject } from '#core/base/json.ts';
import { checkMetadata } from '#core/schema/check-metadata.ts';
import { AppError } from '../app-error.ts';

/** The metadata of a request with its text as it is stored; a refusal names the field of the body that it came in. */
export function requireMetadata(field: string, sent: Json): { readonly value: JsonObject; readonly text: string } {
  const checked = checkMetadata(sent);
  if (checked.ok) return checked;
  const message = `"${field}" ${checked.problem}`;
  throw new AppError('invalid_request', message, { details: { fields: [{ field, message }] } });
}
