import { isJsonArray, isJsonObject, type Json } from './json.ts';

/**
 * Says whether objects and lists nest in more levels; a value that is neither has none. Goes level by level instead of
 * recursively: a hostile value must not overflow the stack.
 */
export function nestsDeeperThan(value: Json, maxDepth: number): boolean {
  let level = [value].filter(isNested);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === maxDepth) return true;
    level = level.flatMap(listNested);
  }
  return false;
}

function listNested(value: Json): Json[] {
  if (isJsonArray(value)) return value.filter(isNested);
  return isJsonObject(value) ? Object.values(value).filter(isNested) : [];
}

function isNested(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}
