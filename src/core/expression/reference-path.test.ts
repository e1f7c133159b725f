import { expect, test } from 'vitest';
import type { Json } from '../base/json.ts';
import { getAtReferencePath, type ReferencePath } from './reference-path.ts';

const each = { pick: 'each' } as const;
const last = { pick: 'last' } as const;
const order: Json = {
  items: [{ sku: 'a', tags: ['x'] }, { sku: 'b', tags: [] }, { tags: ['y', 'z'] }],
  none: [],
  id: 1,
};

test.each<[ReferencePath, Json | undefined]>([
  [
    ['items', each, 'sku'],
    ['a', 'b', null],
  ],
  [
    ['items', each, 'tags', each],
    ['x', 'y', 'z'],
  ],
  [
    ['items', each, 'tags', 0],
    ['x', null, 'y'],
  ],
  [
    ['items', each, 'tags', last],
    ['x', null, 'z'],
  ],
  [['items', last, 'tags', last], 'z'],
  [['items', 1, 'sku'], 'b'],
  [['none', each, 'sku'], []],
  [['none', last], undefined],
  [['id', each], undefined],
  [['id', last], undefined],
  [['items', each], order['items']],
  [[], order],
])('%j gives %j', (path, expected) => {
  expect(getAtReferencePath(order, path)).toEqual(expected);
});
