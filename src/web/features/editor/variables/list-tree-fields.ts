import { isJsonArray, type Json } from '#core/base/json.ts';
import {
  describePathKey,
  getAtReferencePath,
  isEach,
  toItemPath,
  type PathKey,
  type ReferencePath,
} from '#core/expression/reference-path.ts';
import { childFields } from '#core/schema/describe-schema.ts';
import type { ValueSource } from './variable-source.ts';

/** A field, or some of the items of a list, as the variable tree shows it. */
export type TreeField = {
  readonly path: ReferencePath;
  readonly name: string;
  readonly type: string;
  readonly hint?: string;
  readonly sample?: Json;
  readonly childCount: number;
};

/** Items of the sample beyond these are reached by `each` and `last`. */
const MOST_POSITIONS = 10;
const listed = new WeakMap<ValueSource, Map<string, readonly TreeField[]>>();

/**
 * Lists what is right below a path, once per source: ten thousand fields below one place take a while to describe, and
 * opening and closing others must not repeat it.
 */
export function listTreeFields(source: ValueSource, path: ReferencePath): readonly TreeField[] {
  const ofSource = listed.get(source) ?? new Map<string, readonly TreeField[]>();
  listed.set(source, ofSource);
  const key = JSON.stringify(path);
  const known = ofSource.get(key);
  if (known !== undefined) return known;
  const fields = listFields(source, path);
  ofSource.set(key, fields);
  return fields;
}

function listFields(source: ValueSource, path: ReferencePath): readonly TreeField[] {
  const parent = getAtReferencePath(source.sample, path);
  const isList = path.some(isEach);
  return childFields(source.schema, toItemPath(path)).flatMap(({ path: itemPath, type, childCount }) => {
    const place = itemPath.at(-1) ?? '';
    const keys: readonly PathKey[] = typeof place === 'number' ? listItemKeys(isList ? undefined : parent) : [place];
    return keys.map((key): TreeField => {
      const own = [...path, key];
      const sample = getAtReferencePath(source.sample, own);
      return {
        path: own,
        name: describePathKey(key),
        type: isList || isEach(key) ? `list of ${type}` : type,
        childCount,
        ...(typeof key === 'number' && key > 0 ? { hint: 'item, counted from 0' } : {}),
        ...(isEach(key) ? { hint: 'all items' } : {}),
        ...(sample === undefined ? {} : { sample }),
      };
    });
  });
}

function listItemKeys(list: Json | undefined): readonly PathKey[] {
  const count = isJsonArray(list) ? Math.min(list.length, MOST_POSITIONS) : 0;
  const positions = Array.from({ length: Math.max(0, count - 1) }, (_, index) => index + 1);
  return [{ pick: 'each' }, 0, { pick: 'last' }, ...positions];
}
