import { getAtPath, isJsonArray, isJsonObject, type Json, type JsonObject, type JsonPath } from '../base/json.ts';
import { closestNames } from '../base/closest-names.ts';
import { inferSchema } from './infer-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { listAlternatives } from './schema-alternatives.ts';
import { describeSchemaTypes } from './schema-type-words.ts';

/** `path` leads to a field by its old key, above it by old keys too; a position stands for all items of its array. */
export type FieldRename = { readonly path: JsonPath; readonly to: string };

/**
 * Finds fields of a sample that were most likely renamed: a key that is gone beside a new one of the same type that
 * has the same value, a close name, or no rival. Fields that were moved elsewhere are not found.
 */
export function findRenamedFields(before: JsonObject, after: JsonObject): readonly FieldRename[] {
  const found: FieldRename[] = [];
  compare(inferSchema(before), inferSchema(after), { path: [], before, after }, found);
  return found;
}

type Place = { readonly path: JsonPath; readonly before: Json | undefined; readonly after: Json | undefined };

function compare(before: JsonSchema, after: JsonSchema, place: Place, found: FieldRename[]): void {
  const from = listAlternatives([before]);
  const to = listAlternatives([after]);
  const old = from.objects[0]?.properties;
  const current = to.objects[0]?.properties;
  if (old !== undefined && current !== undefined) compareObjects(old, current, place, found);
  const items = from.arrays[0]?.items;
  const currentItems = to.arrays[0]?.items;
  if (items !== undefined && currentItems !== undefined) compare(items, currentItems, below(place, 0, 0), found);
}

type Properties = { readonly [name: string]: JsonSchema };

function compareObjects(old: Properties, current: Properties, place: Place, found: FieldRename[]): void {
  const gone = Object.keys(old).filter((name) => !Object.hasOwn(current, name));
  const added = new Set(Object.keys(current).filter((name) => !Object.hasOwn(old, name)));
  const isOnly = gone.length === 1 && added.size === 1;
  const renamed = new Map(Object.keys(old).map((name) => [name, name]));
  for (const name of gone) {
    const type = describeSchemaTypes(old[name] ?? {});
    const fitting = [...added].filter((candidate) => describeSchemaTypes(current[candidate] ?? {}) === type);
    const to = chooseName(name, fitting, place) ?? (isOnly ? fitting[0] : undefined);
    if (to === undefined) {
      renamed.delete(name);
      continue;
    }
    added.delete(to);
    renamed.set(name, to);
    found.push({ path: [...place.path, name], to });
  }
  for (const [name, to] of renamed) compare(old[name] ?? {}, current[to] ?? {}, below(place, name, to), found);
}

function chooseName(name: string, fitting: readonly string[], { before, after }: Place): string | undefined {
  const value = JSON.stringify(getAtPath(before, [name]));
  const same = fitting.filter((candidate) => JSON.stringify(getAtPath(after, [candidate])) === value);
  // Values such as true or "" say little when several fields have them.
  if (same.length === 1) return same[0];
  return closestNames(toWords(name), fitting.map(toWords), 1).flatMap((words) =>
    fitting.filter((candidate) => toWords(candidate) === words),
  )[0];
}

/** "firstName", "first_name" and "first-name" are one name. */
function toWords(name: string): string {
  return name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll(/[_\-.]+/g, ' ');
}

function below({ path, before, after }: Place, key: string | number, to: string | number): Place {
  const step = (value: Json | undefined, at: string | number) =>
    isJsonObject(value) || isJsonArray(value) ? getAtPath(value, [at]) : undefined;
  return { path: [...path, key], before: step(before, key), after: step(after, to) };
}
