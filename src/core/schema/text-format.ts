import { isUuid } from '../base/uuid-v7.ts';
import type { SchemaFormat } from './json-schema.ts';

const MAX_LENGTH = 2048;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const EMAIL = /^[\w%+-]+(?:\.[\w%+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const WEB_ADDRESS =
  /^https?:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?#](?:[\w~.!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?(?:#(?:[\w~.!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?$/i;

/** Finds the format of a sample text. Conservative: what it names is valid in the strict sense of JSON Schema. */
export function findTextFormat(text: string): SchemaFormat | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (isUuid(text)) return 'uuid';
  if (isDate(text)) return 'date';
  if (text.charAt(10) === 'T' && isDate(text.slice(0, 10)) && TIME.test(text.slice(11))) return 'date-time';
  if (WEB_ADDRESS.test(text)) return 'uri';
  return EMAIL.test(text) ? 'email' : undefined;
}

function isDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
