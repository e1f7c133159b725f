import { checkEventName } from '#core/schema/check-event-name.ts';
import { checkSample } from '#core/schema/check-sample.ts';
import { inferSchema } from '#core/schema/infer-schema.ts';
import type { NameOwner } from '#storage/app-events/app-event-names.ts';
import { AppError } from '../app-error.ts';

/** The name as it is stored. */
export function requireEventName(text: string): string {
  const checked = checkEventName(text);
  if (!checked.ok) throw new AppError('invalid_name', checked.message, { details: { field: 'name' } });
  return checked.name;
}

/** The JSON text of the schema that the sample has. */
export function inferSchemaOf(sample: string): string {
  const checked = checkSample(sample);
  if (checked.ok) return JSON.stringify(inferSchema(checked.value));
  const { message, line, column } = checked;
  const place = line === undefined || column === undefined ? '' : `Line ${line}, column ${column}: `;
  throw new AppError('invalid_sample', `${place}${message}`, {
    details: { field: 'sample', reason: message, line: line ?? null, column: column ?? null },
  });
}

export function appEventNotFound(): AppError {
  return new AppError('app_event_not_found', 'There is no such App Event in this project.');
}

export function nameTaken(wanted: string, owner: NameOwner): AppError {
  const message = owner.isAlias
    ? `"${wanted}" is an old name of the App Event "${owner.name}", which still receives under it.`
    : `There is already an App Event named "${owner.name}".`;
  return new AppError('name_taken', message, { details: { ...owner } });
}
