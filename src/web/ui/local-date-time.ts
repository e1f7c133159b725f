/** A timestamp as a field of the browser wants it: the reader's own time, without a zone; '' when it is no timestamp. */
export function toLocalInput(timestamp: string | undefined): string {
  const date = new Date(timestamp ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return '';
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}

/** The other way; undefined for an empty field. */
export function toTimestamp(input: string): string | undefined {
  const date = new Date(input);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
