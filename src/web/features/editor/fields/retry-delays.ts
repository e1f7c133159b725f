/** A list of seconds as a person types it, or why it is none. */
export type ParsedDelays =
  { readonly ok: true; readonly delaysS: readonly number[] } | { readonly ok: false; readonly message: string };

const MAX_RETRIES = 20;
const MAX_DELAY_S = 86_400;

/** Reads "10, 20, 30": whole seconds between attempts, at least one of them. */
export function parseRetryDelays(text: string): ParsedDelays {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length === 0)
    return { ok: false, message: 'Write the seconds between the attempts, for example 10, 30, 60.' };
  if (parts.length > MAX_RETRIES) return { ok: false, message: `A step is retried at most ${MAX_RETRIES} times.` };
  const wrong = parts.find((part) => !/^\d+$/.test(part) || Number(part) < 1 || Number(part) > MAX_DELAY_S);
  if (wrong !== undefined) return { ok: false, message: `“${wrong}” is not a whole number from 1 to ${MAX_DELAY_S}.` };
  return { ok: true, delaysS: parts.map(Number) };
}

export function formatRetryDelays(delaysS: readonly number[]): string {
  return delaysS.join(', ');
}
