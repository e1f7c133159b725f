/** A start that moves with the clock, as the address of a page holds it. */
export const RECENT_SPANS = [
  { value: '1h', label: 'Last hour', milliseconds: 3_600_000 },
  { value: '24h', label: 'Last 24 hours', milliseconds: 86_400_000 },
  { value: '7d', label: 'Last 7 days', milliseconds: 7 * 86_400_000 },
  { value: '30d', label: 'Last 30 days', milliseconds: 30 * 86_400_000 },
] as const;

/** `from` is one of the recent spans or RFC 3339, `to` is RFC 3339. */
export type TimeRange = { readonly from?: string | undefined; readonly to?: string | undefined };

/** The bounds as the server takes them. What is no time is left out: an address can hold anything. */
export function resolveTimeRange({ from, to }: TimeRange, now: number): { from?: string; to?: string } {
  const span = RECENT_SPANS.find(({ value }) => value === from);
  const start = span === undefined ? toTimestamp(from) : new Date(now - span.milliseconds).toISOString();
  const end = toTimestamp(to);
  return { ...(start === undefined ? {} : { from: start }), ...(end === undefined ? {} : { to: end }) };
}

/** The earlier of two ends, either of which may be open. */
export function earlierOf(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Date.parse(one) < Date.parse(other) ? one : other;
}

function toTimestamp(text: string | undefined): string | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
