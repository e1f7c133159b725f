import type { Json } from '#core/base/json.ts';
import type { Reference } from '#core/expression/template.ts';
import type { ReferencePath } from '#core/expression/reference-path.ts';
import { listTreeFields, type TreeField } from './list-tree-fields.ts';
import { extendReference, type ValueSource, type VariableSource } from './variable-source.ts';

/** One visible line of the variable tree. */
export type VariableRow = {
  readonly key: string;
  readonly kind: 'source' | 'whole' | 'variable' | 'note';
  /** 1 for a source, as `aria-level` counts. */
  readonly level: number;
  readonly label: string;
  readonly icon?: string;
  /** The kinds of value, for a person. */
  readonly type?: string;
  readonly sample?: Json;
  /** A short remark behind the label: "may not run", "all items". */
  readonly hint?: string;
  /** What choosing the row inserts. */
  readonly reference?: Reference;
  /** Absent on a leaf. */
  readonly isExpanded?: boolean;
  readonly position: number;
  readonly setSize: number;
};

type Unplaced = Omit<VariableRow, 'position' | 'setSize'>;

/** Lists the open part of the tree: `expanded` holds the keys of open rows. Closed parts are never looked into. */
export function listVariableRows(
  sources: readonly VariableSource[],
  expanded: ReadonlySet<string>,
): readonly VariableRow[] {
  const rows: VariableRow[] = [];
  placeAll(sources.map(describeSource(expanded))).forEach((row, index) => {
    rows.push(row);
    const source = sources[index];
    if (source === undefined || row.isExpanded !== true) return;
    if (source.kind === 'secrets') rows.push(...placeAll(source.secrets.map(describeSecret)));
    else addFields(rows, source, [], expanded);
  });
  return rows;
}

export function getFieldKey(source: ValueSource, path: ReferencePath): string {
  return `${source.key}/${JSON.stringify(path)}`;
}

function describeSource(expanded: ReadonlySet<string>) {
  return (source: VariableSource): Unplaced => ({
    key: source.key,
    kind: 'source',
    level: 1,
    label: source.label,
    icon: source.icon,
    isExpanded: expanded.has(source.key),
    ...(source.kind === 'value' && source.isOptional ? { hint: 'may not run' } : {}),
  });
}

export function describeSecret({ id, name }: { readonly id: string; readonly name: string }): Unplaced {
  return {
    key: `secrets/${id}`,
    kind: 'variable',
    level: 2,
    label: name,
    type: 'secret',
    reference: { source: 'secret', path: [id] },
  };
}

function addFields(rows: VariableRow[], source: ValueSource, path: ReferencePath, expanded: ReadonlySet<string>): void {
  const fields = listTreeFields(source, path);
  const own = path.length === 0 ? describeWhole(source) : [];
  const all = placeAll([...own, ...fields.map((field) => describeField(source, field, expanded))]);
  all.forEach((row, index) => {
    rows.push(row);
    const field = fields[index - own.length];
    if (field !== undefined && row.isExpanded === true) addFields(rows, source, field.path, expanded);
  });
}

function describeWhole(source: ValueSource): Unplaced[] {
  const whole: Unplaced = {
    key: `${source.key}/whole`,
    kind: 'whole',
    level: 2,
    label: 'Whole output',
    reference: source.root,
    ...(source.sample === undefined ? {} : { sample: source.sample }),
  };
  if (source.root.source === 'user') return [];
  const note =
    source.note === null ? [] : [{ key: `${source.key}/note`, kind: 'note' as const, level: 2, label: source.note }];
  return [...note, whole];
}

function describeField(source: ValueSource, field: TreeField, expanded: ReadonlySet<string>): Unplaced {
  const key = getFieldKey(source, field.path);
  return {
    key,
    kind: 'variable',
    level: field.path.length + 1,
    label: field.name,
    type: field.type,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
    reference: extendReference(source.root, field.path),
    ...(field.sample === undefined ? {} : { sample: field.sample }),
    ...(field.childCount === 0 ? {} : { isExpanded: expanded.has(key) }),
  };
}

function placeAll(rows: readonly Unplaced[]): readonly VariableRow[] {
  return rows.map((row, index) => ({ ...row, position: index + 1, setSize: rows.length }));
}
