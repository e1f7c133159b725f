import type { TableRow } from '#core/step/field.ts';

/** Edits of a table field: rows are known by id, so that reordering keeps focus and identity. */
export function addRow(rows: readonly TableRow[], id: string): readonly TableRow[] {
  return [...rows, { id, key: '', value: [] }];
}

export function removeRow(rows: readonly TableRow[], id: string): readonly TableRow[] {
  return rows.filter((row) => row.id !== id);
}

export function updateRow(
  rows: readonly TableRow[],
  id: string,
  change: Partial<Pick<TableRow, 'key' | 'value'>>,
): readonly TableRow[] {
  return rows.map((row) => (row.id === id ? { ...row, ...change } : row));
}

/** Moves a row to a position (0 is the first); positions outside the table count as its ends. */
export function moveRow(rows: readonly TableRow[], id: string, to: number): readonly TableRow[] {
  const moved = rows.find((row) => row.id === id);
  if (moved === undefined) return rows;
  const others = removeRow(rows, id);
  const at = Math.max(0, Math.min(others.length, to));
  return [...others.slice(0, at), moved, ...others.slice(at)];
}
