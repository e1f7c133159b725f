import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableRow } from '#core/step/field.ts';
import { addRow, moveRow, removeRow, updateRow } from './table-rows.ts';

const rows: readonly TableRow[] = [
  { id: 'a', key: 'name', value: [{ text: 'Ada' }] },
  { id: 'b', key: 'email', value: [{ ref: { source: 'trigger', path: ['email'] } }] },
  { id: 'c', key: 'plan', value: [] },
];
const ids = (table: readonly TableRow[]) => table.map(({ id }) => id).join('');

describe('the rows of a table field', () => {
  it('are added at the end, empty', () => {
    expect(addRow(rows, 'd').at(-1)).toEqual({ id: 'd', key: '', value: [] });
  });

  it('change one at a time and keep the others as they are', () => {
    const changed = updateRow(rows, 'b', { key: 'mail' });
    expect(changed[1]).toEqual({ ...rows[1], key: 'mail' });
    expect(changed[0]).toBe(rows[0]);
    expect(updateRow(rows, 'unknown', { key: 'x' })).toEqual(rows);
  });

  it('move up, down and not past the ends', () => {
    expect(ids(moveRow(rows, 'c', 0))).toBe('cab');
    expect(ids(moveRow(rows, 'a', 1))).toBe('bac');
    expect(ids(moveRow(rows, 'a', -1))).toBe('abc');
    expect(ids(moveRow(rows, 'a', 9))).toBe('bca');
    expect(moveRow(rows, 'unknown', 0)).toBe(rows);
  });

  it('are all still there after any move', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -3, max: 6 }), (id, to) => {
        const moved = moveRow(rows, id, to);
        expect(moved.toSorted((x, y) => x.id.localeCompare(y.id))).toEqual(rows);
        expect(moved.findIndex((row) => row.id === id)).toBe(Math.max(0, Math.min(2, to)));
      }),
    );
  });

  it('are removed by id', () => {
    expect(ids(removeRow(rows, 'b'))).toBe('ac');
  });
});
