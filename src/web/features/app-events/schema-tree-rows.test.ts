import { expect, test } from 'vitest';
import { inferSchema } from '#core/schema/infer-schema.ts';
import { findRowByKey, listSchemaRows } from './schema-tree-rows.ts';

const sample = { email: 'a@b.co', company: { name: 'Acme', address: { city: 'Oslo' } }, tags: ['trial'] };
const schema = inferSchema(sample);
const list = (...toggled: readonly string[]) =>
  listSchemaRows(schema, sample, new Set(toggled)).map(({ id, depth }) => `${'  '.repeat(depth)}${id}`);

test('two levels are open at first, each field before its own', () => {
  expect(list()).toEqual([
    '["email"]',
    '["company"]',
    '  ["company","name"]',
    '  ["company","address"]',
    '    ["company","address","city"]',
    '["tags"]',
    '  ["tags",0]',
  ]);
});

test('a field that was folded hides all that is below it', () => {
  expect(list('["company"]')).toEqual(['["email"]', '["company"]', '["tags"]', '  ["tags",0]']);
});

test('the arrow to the left leads to the field around', () => {
  const rows = listSchemaRows(schema, sample, new Set());
  expect(findRowByKey(rows, 4, 'ArrowLeft')).toBe(3);
  expect(findRowByKey(rows, 3, 'ArrowLeft')).toBe(1);
  expect(findRowByKey(rows, 1, 'ArrowLeft')).toBeUndefined();
});
