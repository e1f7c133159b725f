import { boundedEditDistance } from './edit-distance.ts';

const MAX_WANTED_LENGTH = 256;
const MAX_DISTANCE = 6;
const PREFIX_BONUS = 0.1;
const PREFIX_BONUS_LENGTH = 4;
const WHOLE_PREFIX_LENGTH = 3;

interface Candidate {
  readonly name: string;
  readonly score: number;
}

/**
 * Finds the names that a person most likely meant, best first: at most `limit`, none when nothing is near. Case does
 * not count; a swap of two neighbours counts as one change; a common start counts in favour. A name that begins with
 * what was wanted (or the other way round) is near whatever its length. Cost is bounded: some ten milliseconds
 * for 10,000 names of usual length.
 */
export function closestNames(wanted: string, names: readonly string[], limit = 3): string[] {
  const target = fold(wanted);
  if (target === '' || target.length > MAX_WANTED_LENGTH || limit < 1) return [];
  const best: Candidate[] = [];
  for (const name of names) {
    const worst = best.length < limit ? undefined : best.at(-1);
    const score = scoreName(target, fold(name), worst?.score ?? Number.POSITIVE_INFINITY);
    if (score === undefined) continue;
    const place = best.findIndex((candidate) => score < candidate.score);
    best.splice(place === -1 ? best.length : place, 0, { name, score });
    if (best.length > limit) best.pop();
  }
  return best.map((candidate) => candidate.name);
}

function fold(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

/** Gives how far a name is, or undefined when it is too far or not better than `below`. */
function scoreName(target: string, name: string, below: number): number | undefined {
  const shared = commonPrefixLength(target, name);
  const bonus = Math.min(shared, PREFIX_BONUS_LENGTH) * PREFIX_BONUS;
  const longest = Math.max(target.length, name.length);
  const isWholePrefix = shared >= WHOLE_PREFIX_LENGTH && (shared === target.length || shared === name.length);
  const prefixScore = isWholePrefix ? 1.5 + (longest - shared) / longest - bonus : Number.POSITIVE_INFINITY;

  const reach = Math.min(MAX_DISTANCE, Math.ceil(target.length / 3), Math.ceil(below + bonus));
  const distance = boundedEditDistance(target, name, reach);
  const distanceScore = distance === undefined ? Number.POSITIVE_INFINITY : distance - bonus;

  const score = Math.min(prefixScore, distanceScore);
  return score < below ? score : undefined;
}

function commonPrefixLength(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let index = 0;
  while (index < end && a.charCodeAt(index) === b.charCodeAt(index)) index += 1;
  return index;
}
