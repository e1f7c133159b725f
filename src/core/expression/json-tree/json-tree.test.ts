import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeScope } from '#testing/make-scope.ts';
import { resolveJsonTemplate } from '../resolve-json-template.ts';
import type { Template, Token } from '../template.ts';
import { convertNode, toValueNode } from './convert-node.ts';
import { addChild, moveChild, removeChild, renameMember, replaceNode, type JsonNode } from './json-node.ts';
import { readJsonTree } from './read-json-tree.ts';
import { writeJsonTree } from './write-json-tree.ts';

const EMAIL: Exclude<Token, { text: string }> = { ref: { source: 'trigger', path: ['email'] } };
const read = (template: Template): JsonNode => {
  const tree = readJsonTree(template);
  if (!tree.ok) throw new Error(tree.reason);
  return tree.root;
};

test('variables outside of quotes are values, inside they are part of a text', () => {
  const template = [
    { text: '{"a": ' },
    EMAIL,
    { text: ', "b": "to \\"' },
    EMAIL,
    { text: '\\"", "n": 12345678901234567890}' },
  ];
  expect(read(template)).toEqual({
    kind: 'object',
    members: [
      { name: 'a', value: { kind: 'value', token: EMAIL } },
      { name: 'b', value: { kind: 'text', value: [{ text: 'to "' }, EMAIL, { text: '"' }] } },
      { name: 'n', value: { kind: 'number', source: '12345678901234567890' } },
    ],
  });
});

test('a quoted variable stays a text', () => {
  expect(read([{ text: '["' }, EMAIL, { text: '"]' }])).toEqual({
    kind: 'list',
    items: [{ kind: 'text', value: [EMAIL] }],
  });
});

test('what a tree cannot show is said', () => {
  const reasonOf = (template: Template) => {
    const tree = readJsonTree(template);
    return tree.ok ? null : tree.reason;
  };
  expect(reasonOf([{ text: '{' }])).toBe('The text is not JSON yet.');
  expect(reasonOf([{ text: '{"' }, EMAIL, { text: '": 1}' }])).toContain('A name has a variable');
  expect(reasonOf([{ text: `${'['.repeat(200)}${']'.repeat(200)}` }])).toContain('more than 100 deep');
});

test('an empty field is an empty object', () => {
  expect(writeJsonTree(read([]))).toEqual([{ text: '{}' }]);
});

test('members and items are added, renamed, moved and removed', () => {
  const root = read([{ text: '{"list": [1, 2], "b": null}' }]);
  const edited = replaceNode(root, [0], (list) => moveChild(addChild(list), 2, 0));
  expect(resolve(writeJsonTree(edited))).toEqual({ list: ['', 1, 2], b: null });
  expect(resolve(writeJsonTree(renameMember(removeChild(edited, 1), 0, 'items')))).toEqual({ items: ['', 1, 2] });
  expect(replaceNode(root, [7, 1], () => ({ kind: 'null' }))).toEqual(root);
});

test('another kind keeps what fits there', () => {
  const text: JsonNode = { kind: 'text', value: [{ text: '12' }] };
  expect(convertNode(text, 'number')).toEqual({ kind: 'number', source: '12' });
  expect(convertNode({ kind: 'number', source: '1e3' }, 'text')).toEqual({ kind: 'text', value: [{ text: '1e3' }] });
  expect(convertNode(text, 'value')).toBe(text);
  expect(convertNode({ kind: 'text', value: [EMAIL] }, 'value')).toEqual({ kind: 'value', token: EMAIL });
  const list: JsonNode = { kind: 'list', items: [text] };
  expect(convertNode(convertNode(list, 'object'), 'list')).toEqual(list);
});

test('a variable that comes alone keeps its type, one that is left over is a text', () => {
  expect(toValueNode({ kind: 'text', value: [{ text: '{{em' }] }, [EMAIL])).toEqual({ kind: 'value', token: EMAIL });
  const left = toValueNode({ kind: 'text', value: [{ text: 'to ' }, EMAIL] }, [EMAIL]);
  expect(left).toEqual({ kind: 'text', value: [EMAIL] });
});

const token = fc.constantFrom<Exclude<Token, { text: string }>>(EMAIL, {
  formula: { source: '$x', slots: { x: EMAIL.ref } },
} as never);
const text = fc
  .array(
    fc.oneof(
      fc.string({ minLength: 1 }).map((one) => ({ text: one })),
      token,
    ),
    { maxLength: 4 },
  )
  .map((tokens) => tokens.filter((one, at) => !('text' in one && 'text' in (tokens[at - 1] ?? {}))));
const { node } = fc.letrec<{ node: JsonNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.record({ kind: fc.constant('text' as const), value: text }),
    fc.record({ kind: fc.constant('value' as const), token }),
    fc.record({
      kind: fc.constant('number' as const),
      source: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => JSON.stringify(n)),
    }),
    fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
    fc.constant({ kind: 'null' as const }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('node'), { maxLength: 4 }) }),
    fc.record({
      kind: fc.constant('object' as const),
      members: fc.array(fc.record({ name: fc.string(), value: tie('node') }), { maxLength: 4 }),
    }),
  ),
}));

test('a written tree is read as it was', () => {
  const isPlain = (root: JsonNode) => !/[\uE000-\uE002]/.test(JSON.stringify(root));
  fc.assert(
    fc.property(node.filter(isPlain), (root) => {
      expect(read(writeJsonTree(root))).toEqual(root);
    }),
  );
});

function resolve(template: Template): unknown {
  const resolved = resolveJsonTemplate(template, makeScope({ trigger: { email: 'a@b.co' } }));
  if (!resolved.ok) throw new Error(resolved.message);
  return JSON.parse(resolved.text);
}
