import type { Json } from '#core/base/json.ts';
import { childFields, type SchemaField } from '#core/schema/describe-schema.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';

export type SchemaRow = {
  /** Unique: the path as JSON text. */
  readonly id: string;
  readonly field: SchemaField;
  /** From 0. */
  readonly depth: number;
  readonly isOpen: boolean;
};

const OPEN_DEPTH = 2;

/** The rows that a tree shows, opened level by level. `toggled` holds those that differ from the start. */
export function listSchemaRows(schema: JsonSchema, sample: Json, toggled: ReadonlySet<string>): readonly SchemaRow[] {
  const rows: SchemaRow[] = [];
  const waiting = childFields(schema, [], sample).toReversed();
  for (let field = waiting.pop(); field !== undefined; field = waiting.pop()) {
    const id = JSON.stringify(field.path);
    const depth = field.path.length - 1;
    const isOpen = field.childCount > 0 && depth < OPEN_DEPTH !== toggled.has(id);
    rows.push({ id, field, depth, isOpen });
    if (isOpen) waiting.push(...childFields(schema, field.path, field.sample).toReversed());
  }
  return rows;
}

/** Where a key of the keyboard leads from a row, as the tree pattern of ARIA says; undefined: nowhere. */
export function findRowByKey(rows: readonly SchemaRow[], index: number, key: string): number | undefined {
  const depth = rows[index]?.depth ?? 0;
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, rows.length - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'ArrowRight':
      return rows[index]?.isOpen === true ? index + 1 : undefined;
    case 'ArrowLeft':
      return depth === 0 ? undefined : rows.findLastIndex((row, at) => at < index && row.depth < depth);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    default:
      return undefined;
  }
}
