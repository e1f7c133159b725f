import { isJsonArray, type Json } from '../base/json.ts';
import { toText } from './resolve-template.ts';

/** Beyond it a number counts milliseconds since 1970, below it seconds: as seconds it is the year 5138, as milliseconds 1973. */
const FIRST_MILLISECONDS = 100_000_000_000;

const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:Z|([+-]\d{2}):?(\d{2}))?)?$/i;

/** Reads a number, also from a text. Undefined for everything else. */
export function toNumber(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Reads a date as milliseconds since 1970: ISO 8601 (UTC where it names no zone), or seconds or milliseconds since 1970. */
export function toTime(value: Json | undefined): number | undefined {
  const number = toNumber(value);
  if (number !== undefined) return Math.abs(number) < FIRST_MILLISECONDS ? number * 1000 : number;
  if (typeof value !== 'string') return undefined;
  const match = ISO_DATE.exec(value.trim());
  if (match === null) return undefined;
  const [, day = '', clock = '00:00', hours, minutes] = match;
  // Always with a zone: without one it would be read in the zone of the machine.
  const time = Date.parse(`${day}T${clock}${hours === undefined ? 'Z' : `${hours}:${minutes ?? '00'}`}`);
  return Number.isNaN(time) ? undefined : time;
}

/** Reads a boolean, also from the texts "true" and "false". Undefined for everything else. */
export function toBoolean(value: Json | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().toLowerCase();
  if (text === 'true') return true;
  return text === 'false' ? false : undefined;
}

/** Reads a list: an array, the JSON text of one, or values between commas. Null, missing and empty text have no items. */
export function toList(value: Json | undefined): readonly Json[] {
  const list = findList(value);
  if (list !== undefined) return list;
  const text = toText(value);
  return text.trim() === '' ? [] : text.split(',').map((item) => item.trim());
}

/** Reads an array or the JSON text of one. Undefined for everything else. */
export function findList(value: Json | undefined): readonly Json[] | undefined {
  if (isJsonArray(value)) return value;
  if (typeof value !== 'string' || !value.trimStart().startsWith('[')) return undefined;
  try {
    // JSON.parse gives JSON and nothing else.
    const parsed = JSON.parse(value) as Json;
    return isJsonArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
