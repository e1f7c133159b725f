import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// docs/limits.md is for people, and this keeps it true: each place that it names holds the number that it says.

const MINUTE = 60;
const UNITS: Readonly<Record<string, number>> = {
  KiB: 1024,
  Ki: 1024,
  MiB: 1024 * 1024,
  Mi: 1024 * 1024,
  s: 1,
  min: MINUTE,
  h: 60 * MINUTE,
  days: 24 * 60 * MINUTE,
};
const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');
const rows = read('../docs/limits.md')
  .split('\n')
  .filter((line) => line.startsWith('|') && line.includes('`'))
  .map((line) => {
    const [, what = '', limit = '', where = ''] = line.split(/ *\| */);
    const [path = '', ...places] = [...where.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
    return { what, limit, path, places };
  });

/** Numbers with their units, each as written and in seconds or bytes. */
function listQuantities(text: string): number[] {
  return [...text.matchAll(/(\d[\d,]*)(?: (KiB|Ki|MiB|Mi|s|min|h|days)\b)?/g)].flatMap(([, digits = '', unit]) => {
    const number = Number(digits.replaceAll(',', ''));
    return [number, number * (UNITS[unit ?? ''] ?? 1)];
  });
}

/** The value of a constant that is a product of numbers; milliseconds as seconds. */
function evaluate(source: string, name: string): number | undefined {
  const text = new RegExp(`\\bconst ${name}(?:: \\w+)? = ([\\d_ *]+);`).exec(source)?.[1];
  if (text === undefined) return undefined;
  const value = text.split('*').reduce((product, factor) => product * Number(factor.replaceAll('_', '')), 1);
  return name.endsWith('_MS') ? value / 1000 : value;
}

test('the document names limits', () => {
  expect(rows.length).toBeGreaterThan(60);
});

test.each(rows)('$what: $limit', ({ limit, path, places }) => {
  const source = read(path);
  expect(places).not.toEqual([]);
  for (const place of places) {
    if (!/^[A-Z_]+$/.test(place)) {
      expect(source).toContain(place);
      continue;
    }
    const value = evaluate(source, place);
    expect(value, `${place} is a constant of ${path} made of numbers`).toBeDefined();
    expect(listQuantities(limit)).toContain(value);
  }
});
