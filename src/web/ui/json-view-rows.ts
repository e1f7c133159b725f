import { isJsonArray, isJsonObject, type Json } from '#core/base/json.ts';

export type JsonRow = {
  /** Unique: the path as JSON text. */
  readonly id: string;
  readonly name: string | null;
  readonly value: Json;
  readonly depth: number;
  readonly childCount: number;
  readonly isOpen: boolean;
  /** Position among its siblings, from 1, and their number: what a tree tells a screen reader. */
  readonly position: number;
  readonly siblingCount: number;
};

/** `toggled` holds the rows whose state differs from the start: open above `openDepth`, closed below. */
export function listJsonRows(value: Json, openDepth: number, toggled: ReadonlySet<string>): readonly JsonRow[] {
  const rows: JsonRow[] = [];
  const waiting: Omit<JsonRow, 'childCount' | 'isOpen'>[] = [
    { id: '[]', name: null, value, depth: 0, position: 1, siblingCount: 1 },
  ];
  let next = waiting.pop();
  while (next !== undefined) {
    const { id, depth } = next;
    const children = listChildren(next.value);
    const isOpen = children.length > 0 && depth < openDepth !== toggled.has(id);
    rows.push({ ...next, childCount: children.length, isOpen });
    if (isOpen) {
      const siblingCount = children.length;
      const below = children.map(([name, child], index) => {
        return {
          id: `${id}/${JSON.stringify(name)}`,
          name,
          value: child,
          depth: depth + 1,
          position: index + 1,
          siblingCount,
        };
      });
      waiting.push(...below.reverse());
    }
    next = waiting.pop();
  }
  return rows;
}

function listChildren(value: Json): readonly (readonly [string, Json])[] {
  if (isJsonArray(value)) return value.map((item, index) => [String(index), item] as const);
  return isJsonObject(value) ? Object.entries(value) : [];
}
