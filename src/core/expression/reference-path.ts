import { Type, type Static } from 'typebox';
import { getAtPath, isJsonArray, type Json, type JsonPath } from '../base/json.ts';

/** `each`: what follows, of all items of a list, as one list. `last`: the last item, however many there are. */
const PickSchema = Type.Object({ pick: Type.Enum(['each', 'last']) }, { additionalProperties: false });
export type Pick = Static<typeof PickSchema>;

/** One key, position (0 is the first item) or pick per level; an empty path is the whole output of the source. */
export const ReferencePathSchema = Type.Array(
  Type.Union([Type.String({ maxLength: 1000 }), Type.Integer({ minimum: 0 }), PickSchema]),
  { maxItems: 1000 },
);
export type PathKey = string | number | Pick;
export type ReferencePath = readonly PathKey[];

/**
 * Gives the value at a path, or undefined where the path leaves the value. With `each` it is one list, also of lists
 * within lists; an item that has nothing there counts as null.
 */
export function getAtReferencePath(value: Json | undefined, path: ReferencePath): Json | undefined {
  const at = path.findIndex((key) => typeof key === 'object');
  const key = path[at];
  // No key of the path is an object.
  if (typeof key !== 'object') return getAtPath(value, path as JsonPath);
  // Nor is one before the first that is.
  const list = getAtPath(value, path.slice(0, at) as JsonPath);
  if (!isJsonArray(list)) return undefined;
  const rest = path.slice(at + 1);
  if (key.pick === 'last') return getAtReferencePath(list.at(-1), rest);
  const isNested = rest.some((below) => isEach(below));
  return list.flatMap((item): readonly Json[] => {
    const found = getAtReferencePath(item, rest);
    return isNested && isJsonArray(found) ? found : [found ?? null];
  });
}

export function isEach(key: PathKey): boolean {
  return typeof key === 'object' && key.pick === 'each';
}

/** The path with the first item in the place of picks: what all items of a list have. */
export function toItemPath(path: ReferencePath): JsonPath {
  return path.map((key) => (typeof key === 'object' ? 0 : key));
}

/** A key as people read it: "email", "first", "4", "each", "last". */
export function describePathKey(key: PathKey): string {
  if (typeof key === 'object') return key.pick;
  return key === 0 ? 'first' : String(key);
}
