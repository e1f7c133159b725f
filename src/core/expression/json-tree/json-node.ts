import type { Template, Token } from '../template.ts';

/** JSON with variables in it, as a tree. Names are literal; a `value` is one variable or formula that keeps its type. */
export type JsonNode =
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly kind: 'list'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'text'; readonly value: Template }
  | { readonly kind: 'value'; readonly token: Exclude<Token, { readonly text: string }> }
  /** As it is written, so that no digit is lost. */
  | { readonly kind: 'number'; readonly source: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' };
export type JsonMember = { readonly name: string; readonly value: JsonNode };

/** Positions among the members or items, from the root. */
export type NodePath = readonly number[];

export function listChildren(node: JsonNode): readonly JsonNode[] {
  if (node.kind === 'object') return node.members.map(({ value }) => value);
  return node.kind === 'list' ? node.items : [];
}

/** Gives the tree with the node at a path replaced. A path that leads nowhere changes nothing. */
export function replaceNode(
  root: JsonNode,
  [index, ...rest]: NodePath,
  change: (node: JsonNode) => JsonNode,
): JsonNode {
  if (index === undefined) return change(root);
  return withChild(root, index, (child) => replaceNode(child, rest, change));
}

function withChild(node: JsonNode, index: number, change: (child: JsonNode) => JsonNode): JsonNode {
  if (node.kind === 'object') {
    const members = node.members.map((member, at) =>
      at === index ? { ...member, value: change(member.value) } : member,
    );
    return { ...node, members };
  }
  if (node.kind !== 'list') return node;
  return { ...node, items: node.items.map((item, at) => (at === index ? change(item) : item)) };
}

/** Puts a new empty text at the end of an object or a list. */
export function addChild(node: JsonNode): JsonNode {
  const value: JsonNode = { kind: 'text', value: [] };
  if (node.kind === 'object') return { ...node, members: [...node.members, { name: '', value }] };
  return node.kind === 'list' ? { ...node, items: [...node.items, value] } : node;
}

export function removeChild(node: JsonNode, index: number): JsonNode {
  if (node.kind === 'object') return { ...node, members: node.members.toSpliced(index, 1) };
  return node.kind === 'list' ? { ...node, items: node.items.toSpliced(index, 1) } : node;
}

/** Moves a member or an item; places outside count as the ends. */
export function moveChild(node: JsonNode, from: number, to: number): JsonNode {
  if (node.kind === 'object') return { ...node, members: move(node.members, from, to) };
  return node.kind === 'list' ? { ...node, items: move(node.items, from, to) } : node;
}

export function renameMember(node: JsonNode, index: number, name: string): JsonNode {
  if (node.kind !== 'object') return node;
  return { ...node, members: node.members.map((member, at) => (at === index ? { ...member, name } : member)) };
}

function move<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const moved = items[from];
  return moved === undefined ? items : items.toSpliced(from, 1).toSpliced(Math.max(0, to), 0, moved);
}
