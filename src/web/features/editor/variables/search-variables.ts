import { describePathKey, getAtReferencePath, type ReferencePath } from '#core/expression/reference-path.ts';
import { describeTypeAt } from './describe-type-at.ts';
import { listFieldPaths, type FieldPath } from './list-field-paths.ts';
import { describeSecret, getFieldKey, type VariableRow } from './variable-rows.ts';
import { extendReference, type ValueSource, type VariableSource } from './variable-source.ts';

/** The most fields of one source that a search looks through. */
const MAX_FIELDS = 20_000;
/** The most fields of one source that a search gives: who sees more than these types another letter. */
const MAX_FOUND = 300;

type UnplacedRow = Omit<VariableRow, 'position' | 'setSize'>;
type Entry = {
  /** In lower case. */
  readonly name: string;
  readonly path: string;
  readonly describe: () => UnplacedRow;
};
type IndexedSource = { readonly source: VariableSource; readonly name: string; readonly entries: readonly Entry[] };
export type VariableIndex = readonly IndexedSource[];

const indexed = new WeakMap<VariableSource, IndexedSource>();

/** Prepares the fields of all sources for search, once per source. */
export function indexVariables(sources: readonly VariableSource[]): VariableIndex {
  return sources.map((source) => {
    const known = indexed.get(source);
    if (known !== undefined) return known;
    const made = { source, name: source.label.toLowerCase(), entries: listEntries(source) };
    indexed.set(source, made);
    return made;
  });
}

/** Finds the fields that have every word of the query in their path, the closest names first within each source. */
export function searchVariables(index: VariableIndex, query: string): readonly VariableRow[] {
  const words = query
    .toLowerCase()
    .split(/[\s›.]+/)
    .filter((word) => word !== '');
  const found = index
    .map(({ source, name, entries }) => ({ source, entries: findEntries(entries, name, words) }))
    .filter(({ entries }) => entries.length > 0);
  return found.flatMap(({ source, entries }, sourceIndex) => {
    const rows = entries.slice(0, MAX_FOUND).map(({ describe }) => describe());
    if (entries.length > MAX_FOUND) rows.push(describeRest(source, entries.length - MAX_FOUND));
    return [
      { ...describeFoundSource(source), position: sourceIndex + 1, setSize: found.length },
      ...rows.map((row, position) => ({ ...row, position: position + 1, setSize: rows.length })),
    ];
  });
}

function findEntries(entries: readonly Entry[], sourceName: string, words: readonly string[]): readonly Entry[] {
  const wanted = words.at(-1) ?? '';
  const byScore: Entry[][] = [[], [], [], []];
  for (const entry of entries) {
    if (!words.every((word) => entry.path.includes(word) || sourceName.includes(word))) continue;
    byScore[scoreName(entry.name, wanted)]?.push(entry);
  }
  return byScore.flat();
}

function scoreName(name: string, word: string): 0 | 1 | 2 | 3 {
  if (name === word) return 0;
  if (name.startsWith(word)) return 1;
  return name.includes(word) ? 2 : 3;
}

function listEntries(source: VariableSource): readonly Entry[] {
  if (source.kind === 'value') {
    return listFieldPaths(source.schema, MAX_FIELDS)
      .flatMap(withEach)
      .map((field) => ({
        name: describePathKey(field.path.at(-1) ?? '').toLowerCase(),
        path: joinPath(field.path).toLowerCase(),
        describe: () => describeFound(source, field),
      }));
  }
  return source.secrets.map((secret) => {
    const name = secret.name.toLowerCase();
    return { name, path: name, describe: () => describeSecret(secret) };
  });
}

type FoundPath = Omit<FieldPath, 'path'> & { readonly path: ReferencePath };

/** A place in the items of a list is found twice: in the first item, and collected over all of them. */
function withEach(field: FieldPath): readonly FoundPath[] {
  if (!field.path.some((key) => typeof key === 'number')) return [field];
  const path = field.path.map((key) => (typeof key === 'number' ? { pick: 'each' as const } : key));
  return [field, { ...field, path }];
}

function describeFound(source: ValueSource, { path, schema }: FoundPath): UnplacedRow {
  const sample = getAtReferencePath(source.sample, path);
  return {
    key: getFieldKey(source, path),
    kind: 'variable',
    level: 2,
    label: joinPath(path),
    type: describeTypeAt(schema, path),
    reference: extendReference(source.root, path),
    ...(sample === undefined ? {} : { sample }),
  };
}

function describeFoundSource({ key, label, icon }: VariableSource): UnplacedRow {
  return { key, kind: 'source', level: 1, label, icon, isExpanded: true };
}

function describeRest({ key }: VariableSource, count: number): UnplacedRow {
  return { key: `${key}/rest`, kind: 'note', level: 2, label: `${count.toLocaleString('en-US')} more match; type on.` };
}

function joinPath(path: ReferencePath): string {
  return path.map(describePathKey).join(' › ');
}
