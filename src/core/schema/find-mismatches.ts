import { isJsonArray, isJsonObject, jsonTypeOf, type Json, type JsonObject, type JsonPath } from '../base/json.ts';
import type { JsonSchema } from './json-schema.ts';
import { mergeAllSchemas } from './merge-schemas.ts';
import { listAlternatives } from './schema-alternatives.ts';
import { describeSchemaTypes, listSchemaTypes } from './schema-type-words.ts';

/** One difference between a schema and a payload. `expected` and `actual` are words for a person: "string or null". */
export type Mismatch =
  | { readonly kind: 'missing'; readonly path: JsonPath; readonly expected: string }
  | { readonly kind: 'added'; readonly path: JsonPath; readonly actual: string }
  | { readonly kind: 'type'; readonly path: JsonPath; readonly expected: string; readonly actual: string };

/** A check of one place of the schema; undefined where the schema accepts everything. */
type Check = ((value: Json, findings: Findings) => void) | undefined;

/** Numbers the places of a schema as they are compiled. */
interface PlaceNumbers {
  lastId: number;
}

interface PropertyCheck {
  /** What stands for "missing here" among the reported. */
  readonly place: string;
  readonly name: string;
  readonly check: Check;
  readonly isRequired: boolean;
  readonly expected: string;
}

interface Findings {
  readonly limit: number;
  /** Where the check is; copied only when it finds something. */
  readonly path: (string | number)[];
  readonly mismatches: Mismatch[];
  /** Places of the schema already reported, so that a long array does not repeat one difference. */
  readonly reported: Set<string>;
}

/** Lists how a payload differs from a schema; compile the check instead where one schema meets many payloads. */
export function findMismatches(schema: JsonSchema, payload: Json, limit = 20): Mismatch[] {
  return compileMismatchCheck(schema, limit)(payload);
}

/**
 * Prepares a check of payloads against an inferred schema. It takes time linear in the payload, never changes it, and
 * gives at most `limit` mismatches. A difference that several items of an array share is given once, at the first.
 */
export function compileMismatchCheck(schema: JsonSchema, limit = 20): (payload: Json) => Mismatch[] {
  const check = compile(schema, { lastId: 0 });
  return (payload) => {
    const mismatches: Mismatch[] = [];
    check?.(payload, { limit, path: [], mismatches, reported: new Set() });
    return mismatches;
  };
}

function compile(schema: JsonSchema, numbers: PlaceNumbers): Check {
  const accepted: ReadonlySet<string> = new Set(listSchemaTypes(schema));
  if (accepted.size === 0) return undefined;
  const { objects, arrays } = listAlternatives([schema]);
  const checkObject = compileObject(mergeAllSchemas(objects), numbers);
  const checkArray = compileArray(mergeAllSchemas(arrays), numbers);
  const expected = describeSchemaTypes(schema);
  const place = `type ${nextId(numbers)}`;
  return (value, findings) => {
    const actual = jsonTypeOf(value);
    if (!accepted.has(actual)) {
      report(findings, place, () => ({ kind: 'type', path: [...findings.path], expected, actual }));
    } else if (isJsonArray(value)) {
      checkArray?.(value, findings);
    } else if (isJsonObject(value)) {
      checkObject?.(value, findings);
    }
  };
}

function compileArray(
  { items }: JsonSchema,
  numbers: PlaceNumbers,
): ((items: readonly Json[], findings: Findings) => void) | undefined {
  const check = items === undefined ? undefined : compile(items, numbers);
  if (check === undefined) return undefined;
  return (values, findings) => {
    for (let index = 0; index < values.length && !isFull(findings); index += 1) {
      const value = values[index];
      findings.path.push(index);
      if (value !== undefined) check(value, findings);
      findings.path.pop();
    }
  };
}

function compileObject(
  { properties, required = [] }: JsonSchema,
  numbers: PlaceNumbers,
): ((object: JsonObject, findings: Findings) => void) | undefined {
  if (properties === undefined) return undefined;
  const requiredNames = new Set(required);
  const checks = new Map<string, PropertyCheck>();
  for (const [name, property] of Object.entries(properties)) {
    const place = `missing ${nextId(numbers)}`;
    const expected = describeSchemaTypes(property);
    checks.set(name, { place, name, isRequired: requiredNames.has(name), check: compile(property, numbers), expected });
  }
  const requiredChecks = Array.from(checks.values()).filter(({ isRequired }) => isRequired);
  const place = `added ${nextId(numbers)}`;
  return (object, findings) => {
    const present = checkPresent(checks, place, object, findings);
    if (present < requiredChecks.length) reportMissing(requiredChecks, object, findings);
  };
}

/** Checks the properties that the object has; gives how many of the required ones are among them. */
function checkPresent(
  checks: ReadonlyMap<string, PropertyCheck>,
  addedPlace: string,
  object: JsonObject,
  findings: Findings,
): number {
  const { path } = findings;
  let present = 0;
  for (const name of Object.keys(object)) {
    if (isFull(findings)) break;
    const value = object[name];
    const property = checks.get(name);
    if (value === undefined) continue;
    if (property === undefined) {
      const actual = jsonTypeOf(value);
      report(findings, `${addedPlace} ${name}`, () => ({ kind: 'added', path: [...path, name], actual }));
      continue;
    }
    if (property.isRequired) present += 1;
    path.push(name);
    property.check?.(value, findings);
    path.pop();
  }
  return present;
}

function reportMissing(required: readonly PropertyCheck[], object: JsonObject, findings: Findings): void {
  for (const { place, name, expected } of required) {
    if (isFull(findings)) return;
    if (Object.hasOwn(object, name)) continue;
    report(findings, place, () => ({ kind: 'missing', path: [...findings.path, name], expected }));
  }
}

function report(findings: Findings, place: string, describe: () => Mismatch): void {
  if (isFull(findings) || findings.reported.has(place)) return;
  findings.reported.add(place);
  findings.mismatches.push(describe());
}

function isFull({ mismatches, limit }: Findings): boolean {
  return mismatches.length >= limit;
}

function nextId(numbers: PlaceNumbers): number {
  numbers.lastId += 1;
  return numbers.lastId;
}
