import type { TableField, TableRow } from '../../step/field.ts';
import { readStoredValue } from '../../step/stored-value.ts';
import type { Problem } from '../problem.ts';
import { errorOf, warningOf, type Rule, type Subject } from '../subject.ts';

/** A row with a value has a name, and names that must differ do. Rows without both are not filled in yet and do nothing. */
export const checkTableRows: Rule = (subject) =>
  subject.visible.flatMap(([key, field]) => {
    if (field.kind !== 'table') return [];
    const rows = readStoredValue('table', subject.config, key) ?? [];
    return [...findNameless(subject, key, field, rows), ...findRepeated(subject, key, field, rows)];
  });

function findNameless(subject: Subject, key: string, field: TableField, rows: readonly TableRow[]): readonly Problem[] {
  return rows.flatMap((row, index) => {
    if (row.key.trim() !== '' || row.value.length === 0) return [];
    const message = `Row ${index + 1} of "${field.label}" has a value but no name.`;
    return [errorOf(subject, 'row_without_name', key, message)];
  });
}

function findRepeated(subject: Subject, key: string, field: TableField, rows: readonly TableRow[]): readonly Problem[] {
  if (field.uniqueKeys === undefined || rows.length < 2) return [];
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const name = row.key.trim();
    const compared = field.uniqueKeys === 'ignoring-case' ? name.toLowerCase() : name;
    if (name === '' || !seen.has(compared)) {
      seen.add(compared);
      return [];
    }
    const message = `The name "${name}" appears more than once in "${field.label}", and only one of them is used.`;
    return [warningOf(subject, 'repeated_name', key, message)];
  });
}
