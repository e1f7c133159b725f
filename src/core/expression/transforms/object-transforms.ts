import type { Transform } from './transform.ts';

export const objectTransforms: readonly Transform[] = [
  {
    name: 'Value of a key',
    description: 'Gives the value of one key.',
    expression: "$lookup($value, 'name')",
    example: { value: { name: 'Ada' }, result: 'Ada' },
  },
  {
    name: 'Keys',
    description: 'Gives the names of the keys.',
    expression: '$keys($value)',
    example: { value: { a: 1, b: 2 }, result: ['a', 'b'] },
  },
  {
    name: 'Values',
    description: 'Gives the values of all keys.',
    expression: '$each($value, function($item) { $item })[]',
    example: { value: { a: 1, b: 2 }, result: [1, 2] },
  },
  {
    name: 'Set a key',
    description: 'Adds a key, or gives it another value.',
    expression: "$merge([$value, { 'status': 'new' }])",
    example: { value: { a: 1 }, result: { a: 1, status: 'new' } },
  },
  {
    name: 'Remove a key',
    description: 'Leaves one key out.',
    expression: "$sift($value, function($item, $key) { $key != 'b' })",
    example: { value: { a: 1, b: 2 }, result: { a: 1 } },
  },
  {
    name: 'Keep some keys',
    description: 'Keeps the keys in a list.',
    expression: "$sift($value, function($item, $key) { $key in ['a', 'c'] })",
    example: { value: { a: 1, b: 2, c: 3 }, result: { a: 1, c: 3 } },
  },
  {
    name: 'Rename a key',
    description: 'Gives a key another name.',
    expression: "$merge([$sift($value, function($item, $key) { $key != 'a' }), { 'b': $value.a }])",
    example: { value: { a: 1 }, result: { b: 1 } },
  },
  {
    name: 'Without empty values',
    description: 'Leaves keys out that are null or empty text.',
    expression: "$sift($value, function($item) { $item != null and $item != '' })",
    example: { value: { a: 1, b: null, c: '' }, result: { a: 1 } },
  },
  {
    name: 'To a list of pairs',
    description: 'Gives an object with key and value for each key.',
    expression: "$each($value, function($item, $key) { { 'key': $key, 'value': $item } })[]",
    example: { value: { a: 1 }, result: [{ key: 'a', value: 1 }] },
  },
  {
    name: 'From a list of pairs',
    description: 'Makes an object of keys and values.',
    expression: '$value{key: value}',
    example: { value: [{ key: 'a', value: 1 }], result: { a: 1 } },
  },
  {
    name: 'Merge objects',
    description: 'Makes one object of a list of objects.',
    expression: '$merge($value)',
    example: { value: [{ a: 1 }, { b: 2 }], result: { a: 1, b: 2 } },
  },
  {
    name: 'Write as JSON',
    description: 'Makes a JSON text of any value.',
    expression: '$string($value)',
    example: { value: { a: 1 }, result: '{"a":1}' },
  },
  {
    name: 'Type',
    description: 'Names the kind of the value.',
    expression: '$type($value)',
    example: { value: { a: 1 }, result: 'object' },
  },
  {
    name: 'If it is',
    description: 'Gives one of two values by a condition.',
    expression: "$value.plan = 'pro' ? 'yes' : 'no'",
    example: { value: { plan: 'pro' }, result: 'yes' },
  },
  {
    name: 'Is the same as',
    description: 'Compares with a value.',
    expression: "$value = { 'a': 1 }",
    example: { value: { a: 1 }, result: true },
  },
  {
    name: 'Is there',
    description: 'Says whether there is a value at all.',
    expression: '$exists($value)',
    example: { value: { a: 1 }, result: true },
  },
  {
    name: 'Opposite',
    description: 'Makes true false and false true.',
    expression: '$not($value)',
    example: { value: true, result: false },
  },
];
