import type { Transform } from './transform.ts';

export const listTransforms: readonly Transform[] = [
  {
    name: 'First item',
    description: 'Gives the first item.',
    expression: '$value[0]',
    example: { value: ['a', 'b', 'c'], result: 'a' },
  },
  {
    name: 'Last item',
    description: 'Gives the last item.',
    expression: '$value[-1]',
    example: { value: ['a', 'b', 'c'], result: 'c' },
  },
  {
    name: 'Item by number',
    description: 'Gives an item by its place, counted from 0.',
    expression: '$value[1]',
    example: { value: ['a', 'b', 'c'], result: 'b' },
  },
  {
    name: 'Without the first',
    description: 'Leaves the first item out.',
    expression: '$filter($value, function($item, $at) { $at > 0 })[]',
    example: { value: ['a', 'b', 'c'], result: ['b', 'c'] },
  },
  {
    name: 'Without the last',
    description: 'Leaves the last item out.',
    expression: '($list := $value; $filter($list, function($item, $at) { $at < $count($list) - 1 })[])',
    example: { value: ['a', 'b', 'c'], result: ['a', 'b'] },
  },
  {
    name: 'Join',
    description: 'Makes one text of the items, with a comma between.',
    expression: "$join($map($value, $string), ', ')",
    example: { value: ['a', 'b'], result: 'a, b' },
  },
  {
    name: 'Count',
    description: 'Counts the items.',
    expression: '$count($value)',
    example: { value: ['a', 'b', 'c'], result: 3 },
  },
  {
    name: 'Reverse',
    description: 'Puts the last item first.',
    expression: '$reverse($value)',
    example: { value: [1, 2, 3], result: [3, 2, 1] },
  },
  {
    name: 'Sort',
    description: 'Puts the items in order.',
    expression: '$sort($value)',
    example: { value: [3, 1, 2], result: [1, 2, 3] },
  },
  {
    name: 'Sort descending',
    description: 'Puts the greatest item first.',
    expression: '$reverse($sort($value))',
    example: { value: [3, 1, 2], result: [3, 2, 1] },
  },
  {
    name: 'Sort by a key',
    description: 'Puts objects in the order of one of their keys.',
    expression: '$sort($value, function($a, $b) { $a.name > $b.name })',
    example: { value: [{ name: 'b' }, { name: 'a' }], result: [{ name: 'a' }, { name: 'b' }] },
  },
  {
    name: 'Without repetitions',
    description: 'Keeps each item once.',
    expression: '$distinct($value)',
    example: { value: ['a', 'b', 'a'], result: ['a', 'b'] },
  },
  {
    name: 'Flatten',
    description: 'Makes one list of lists in a list.',
    expression: '$reduce($value, $append)',
    example: { value: [[1, 2], [3]], result: [1, 2, 3] },
  },
  {
    name: 'Filter',
    description: 'Keeps the items for which a condition is true.',
    expression: '$filter($value, function($item) { $item > 1 })[]',
    example: { value: [1, 2, 3], result: [2, 3] },
  },
  {
    name: 'Change each item',
    description: 'Makes a new list from every item.',
    expression: '$map($value, function($item) { $item * 2 })[]',
    example: { value: [1, 2], result: [2, 4] },
  },
  {
    name: 'One key of each item',
    description: 'Gives the values of one key as a list.',
    expression: '$value.name[]',
    example: { value: [{ name: 'Ada' }, { name: 'Bob' }], result: ['Ada', 'Bob'] },
  },
  {
    name: 'Find an item',
    description: 'Gives the first object whose key has a value.',
    expression: '$value[id = 2][0]',
    example: { value: [{ id: 1 }, { id: 2 }], result: { id: 2 } },
  },
  {
    name: 'Has an item',
    description: 'Says whether a value is in the list.',
    expression: "'b' in $value",
    example: { value: ['a', 'b'], result: true },
  },
  {
    name: 'Sum',
    description: 'Adds up the numbers.',
    expression: '$sum($value)',
    example: { value: [1, 2, 3], result: 6 },
  },
  {
    name: 'Average',
    description: 'Gives the mean of the numbers.',
    expression: '$average($value)',
    example: { value: [1, 2, 3], result: 2 },
  },
  {
    name: 'Greatest',
    description: 'Gives the greatest number.',
    expression: '$max($value)',
    example: { value: [1, 3, 2], result: 3 },
  },
  {
    name: 'Least',
    description: 'Gives the least number.',
    expression: '$min($value)',
    example: { value: [3, 1, 2], result: 1 },
  },
  {
    name: 'Group by a key',
    description: 'Makes an object with a list for each value of a key.',
    expression: '$value{kind: [name]}',
    example: {
      value: [
        { kind: 'x', name: 'a' },
        { kind: 'x', name: 'b' },
      ],
      result: { x: ['a', 'b'] },
    },
  },
];
