import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundedEditDistance } from './edit-distance.ts';

describe('boundedEditDistance', () => {
  test.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
  ])('"%s" and "%s" are %d apart', (a, b, distance) => {
    expect(boundedEditDistance(a, b, 5)).toBe(distance);
    expect(boundedEditDistance(b, a, distance)).toBe(distance);
    if (distance > 0) expect(boundedEditDistance(a, b, distance - 1)).toBeUndefined();
  });

  test('within its reach it agrees with the full table', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.nat(12), (a, b, reach) => {
        const distance = fullDistance(a, b);
        expect(boundedEditDistance(a, b, reach)).toBe(distance <= reach ? distance : undefined);
      }),
      { numRuns: 1000 },
    );
  });
});

function fullDistance(a: string, b: string): number {
  const table: number[][] = [];
  const at = (row: number, column: number): number => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 0; row <= a.length; row += 1) {
    const cells: number[] = [];
    table.push(cells);
    for (let column = 0; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const least = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + cost,
        isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      cells.push(row === 0 && column === 0 ? 0 : least);
    }
  }
  return at(a.length, b.length);
}
