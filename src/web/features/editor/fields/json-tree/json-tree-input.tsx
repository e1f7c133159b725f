import {
  addChild,
  moveChild,
  removeChild,
  renameMember,
  replaceNode,
  type JsonNode,
  type NodePath,
} from '#core/expression/json-tree/json-node.ts';
import { writeJsonTree } from '#core/expression/json-tree/write-json-tree.ts';
import type { Template } from '#core/expression/template.ts';
import { useRef } from 'react';
import { useEditorStore } from '../../store/editor-context.ts';
import { JsonTreeRowInput } from './json-tree-row.tsx';
import { listJsonTreeRows } from './json-tree-rows.ts';
import classes from './json-tree.module.css';

type JsonTreeInputProps = {
  readonly label: string;
  readonly describedBy: string;
  readonly root: JsonNode;
  readonly onChange: (value: Template, part: string) => void;
  readonly isReadOnly: boolean;
};

/** JSON with variables, a line for each name. What is stored is the text that the other view shows. */
export function JsonTreeInput({ label, describedBy, root, onChange, isReadOnly }: JsonTreeInputProps) {
  const store = useEditorStore();
  const list = useRef<HTMLDivElement>(null);
  const rows = listJsonTreeRows(root);
  const change = (path: NodePath, part: string, edit: (node: JsonNode) => JsonNode): void =>
    onChange(writeJsonTree(replaceNode(root, path, edit)), `tree ${part} ${path.join('.')}`);
  const changeParent = (path: NodePath, part: string, edit: (parent: JsonNode, index: number) => JsonNode): void =>
    change(path.slice(0, -1), part, (parent) => edit(parent, path.at(-1) ?? 0));
  // The row is there, or in its new place, once React has drawn it.
  const focus = (path: NodePath, part: 'first' | 'handle'): void => {
    requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-row="${path.join('.')}"]`);
      const target = row?.querySelector(part === 'handle' ? '[data-part="handle"]' : 'input, [role="textbox"], select');
      if (target instanceof HTMLElement) target.focus();
    });
  };
  return (
    <div
      ref={list}
      className={classes['tree']}
      role="group"
      aria-label={`${label} as a tree`}
      aria-describedby={describedBy}
    >
      {rows.map((row) => {
        const { path, node, siblingCount } = row;
        const index = path.at(-1) ?? 0;
        const parent = path.slice(0, -1);
        return (
          <JsonTreeRowInput
            key={row.key}
            row={row}
            isReadOnly={isReadOnly}
            onChange={(next, part) => change(path, part, () => next)}
            onRename={(name) => changeParent(path, 'name', (owner, at) => renameMember(owner, at, name))}
            onAdd={() => {
              change(path, 'rows', addChild);
              focus(
                [...path, node.kind === 'object' ? node.members.length : node.kind === 'list' ? node.items.length : 0],
                'first',
              );
            }}
            onRemove={() => {
              changeParent(path, 'rows', removeChild);
              focus(siblingCount > 1 ? [...parent, Math.min(index, siblingCount - 2)] : parent, 'first');
            }}
            onMove={(by) => {
              const to = index + by;
              if (to < 0 || to >= siblingCount) return;
              changeParent(path, 'rows', (owner, at) => moveChild(owner, at, to));
              store.announce(`Line ${to + 1} of ${siblingCount}.`);
              focus([...parent, to], 'handle');
            }}
          />
        );
      })}
    </div>
  );
}
