import { isJsonArray, isJsonObject, type Json, type JsonPath } from '../base/json.ts';

/** In how many of the last events each field was. Paths are JSON texts; the items of a list count as its first. */
export type FieldPresence = {
  readonly eventCount: number;
  readonly counts: { readonly [path: string]: number };
  /** False: there were more fields than are counted, so one that is not named may have been there. */
  readonly isComplete: boolean;
};

/** More fields than this are not looked at, whatever senders send. */
const MOST_PATHS = 5000;
/** Fewer events say nothing about what is absent. */
const FEWEST_EVENTS = 5;

/** Counts the fields of payloads, each once per payload. */
export function countFieldPresence(payloads: readonly Json[]): FieldPresence {
  const counts = new Map<string, number>();
  let isComplete = true;
  for (const payload of payloads) {
    for (const path of listPaths(payload)) {
      const known = counts.get(path);
      if (known === undefined && counts.size >= MOST_PATHS) isComplete = false;
      else counts.set(path, (known ?? 0) + 1);
    }
  }
  return { eventCount: payloads.length, counts: Object.fromEntries(counts), isComplete };
}

/** How many of the last events had a field; null where too little is known to say. */
export function findPresence(presence: FieldPresence | undefined, path: JsonPath): number | null {
  if (presence === undefined || presence.eventCount < FEWEST_EVENTS || path.length === 0) return null;
  const key = JSON.stringify(path.map((step) => (typeof step === 'number' ? 0 : step)));
  const count = Object.hasOwn(presence.counts, key) ? presence.counts[key] : undefined;
  return count ?? (presence.isComplete ? 0 : null);
}

function listPaths(payload: Json): ReadonlySet<string> {
  const paths = new Set<string>();
  const visit = (value: Json, path: JsonPath): void => {
    if (paths.size > MOST_PATHS) return;
    if (path.length > 0) paths.add(JSON.stringify(path));
    if (isJsonArray(value)) for (const item of value.slice(0, 20)) visit(item, [...path, 0]);
    else if (isJsonObject(value)) for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
  };
  visit(payload, []);
  return paths;
}
