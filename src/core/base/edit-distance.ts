/**
 * Gives the optimal string alignment distance of two texts (changes, losses, additions and swaps of neighbours, in
 * UTF-16 units) when it is at most `reach`, else undefined. Costs at most the length times twice the reach: only the
 * diagonal band of the table that can stay within reach is computed.
 */
export function boundedEditDistance(a: string, b: string, reach: number): number | undefined {
  if (Math.abs(a.length - b.length) > reach) return undefined;
  const [start, tail] = findDifference(a, b);
  return distanceInBand(a.slice(start, a.length - tail), b.slice(start, b.length - tail), reach);
}

/** Lengths of the common start and of the common end after it: neither adds to the distance. */
function findDifference(a: string, b: string): [start: number, tail: number] {
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let tail = 0;
  while (tail < shortest - start && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail += 1;
  return [start, tail];
}

/** A row holds the columns row - reach to row + reach, so the cell of one column moves one place down per row. */
function distanceInBand(a: string, b: string, reach: number): number | undefined {
  const outside = reach + 1;
  const width = 2 * reach + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: width }, (_, place) => (place < reach ? outside : place - reach));
  for (let row = 1; row <= a.length; row += 1) {
    const current: number[] = [];
    let smallest = outside;
    for (let place = 0; place < width; place += 1) {
      const column = row + place - reach;
      let value = outside;
      if (column === 0) value = row;
      else if (column > 0 && column <= b.length) {
        const cost = a.charCodeAt(row - 1) === b.charCodeAt(column - 1) ? 0 : 1;
        value = Math.min(
          (previous[place + 1] ?? outside) + 1,
          (current[place - 1] ?? outside) + 1,
          (previous[place] ?? outside) + cost,
        );
        if (isSwap(a, b, row, column)) value = Math.min(value, (beforePrevious[place] ?? outside) + 1);
      }
      current.push(value);
      if (value < smallest) smallest = value;
    }
    if (smallest > reach) return undefined;
    beforePrevious = previous;
    previous = current;
  }
  const distance = previous[b.length - a.length + reach] ?? outside;
  return distance <= reach ? distance : undefined;
}

function isSwap(a: string, b: string, row: number, column: number): boolean {
  return (
    row > 1 &&
    column > 1 &&
    a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
    a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
  );
}
