import { listChildren, type JsonNode, type NodePath } from '#core/expression/json-tree/json-node.ts';

export type JsonTreeRow = {
  /** The same while the place is the same. */
  readonly key: string;
  readonly path: NodePath;
  readonly node: JsonNode;
  /** Null for an item of a list and for the root. */
  readonly name: string | null;
  /** "contact › email", "tags › 2": how the row is called aloud. */
  readonly title: string;
  readonly siblingCount: number;
};

/** Every node as a line, outermost first. */
export function listJsonTreeRows(root: JsonNode): readonly JsonTreeRow[] {
  const rows: JsonTreeRow[] = [];
  const add = (node: JsonNode, path: NodePath, name: string | null, title: string, siblingCount: number): void => {
    rows.push({ key: path.join('.'), path, node, name, title, siblingCount });
    const children = listChildren(node);
    for (const [index, child] of children.entries()) {
      const own = node.kind === 'object' ? (node.members[index]?.name ?? '') : null;
      const called = own === null || own === '' ? `${index + 1}` : own;
      add(child, [...path, index], own, path.length === 0 ? called : `${title} › ${called}`, children.length);
    }
  };
  add(root, [], null, 'The whole', 1);
  return rows;
}
