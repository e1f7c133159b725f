import { useCallback, useMemo, useState } from 'react';
import { indexVariables, searchVariables } from './search-variables.ts';
import { listVariableRows, type VariableRow } from './variable-rows.ts';
import type { VariableSource } from './variable-source.ts';

export type VariableTreeState = {
  readonly rows: readonly VariableRow[];
  readonly activeKey: string | null;
  readonly setActiveKey: (key: string) => void;
  readonly toggle: (key: string, isOpen: boolean) => void;
  /** Moves and opens as in a file tree; true when the key meant something. */
  readonly press: (key: string) => boolean;
  readonly activeRow: VariableRow | undefined;
};

/** Which rows are open and which one is active. The two nearest sources that have something start open. */
export function useVariableTree(sources: readonly VariableSource[], query: string): VariableTreeState {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [chosenKey, setActiveKey] = useState<string | null>(null);
  const rows = useMemo(() => {
    if (query.trim() !== '') return searchVariables(indexVariables(sources), query);
    return listVariableRows(sources, listExpanded(sources, toggled));
  }, [sources, query, toggled]);
  const toggle = useCallback((key: string, isOpen: boolean) => {
    setToggled((previous) => new Map(previous).set(key, isOpen));
  }, []);
  const activeRow = rows.find(({ key }) => key === chosenKey) ?? findFirst(rows, query);
  const press = (key: string): boolean => {
    const move = findMove(rows, activeRow, key);
    if (move === null) return false;
    if (move.isOpen !== undefined) toggle(move.key, move.isOpen);
    setActiveKey(move.key);
    return true;
  };
  return { rows, activeKey: activeRow?.key ?? null, setActiveKey, toggle, press, activeRow };
}

function listExpanded(sources: readonly VariableSource[], toggled: ReadonlyMap<string, boolean>): ReadonlySet<string> {
  const nearest = sources.filter(({ kind }) => kind === 'value').slice(0, 2);
  const open = new Set(nearest.map(({ key }) => key));
  for (const [key, isOpen] of toggled) {
    if (isOpen) open.add(key);
    else open.delete(key);
  }
  return open;
}

/** While searching, Enter means the best match, not the source above it. */
function findFirst(rows: readonly VariableRow[], query: string): VariableRow | undefined {
  return query.trim() === '' ? rows[0] : rows.find(({ kind }) => kind === 'variable');
}

function findMove(
  rows: readonly VariableRow[],
  active: VariableRow | undefined,
  key: string,
): { readonly key: string; readonly isOpen?: boolean } | null {
  if (active === undefined) return null;
  const index = rows.indexOf(active);
  const to = (row: VariableRow | undefined) => ({ key: (row ?? active).key });
  switch (key) {
    case 'ArrowDown':
      return to(rows[index + 1]);
    case 'ArrowUp':
      return to(rows[index - 1]);
    case 'PageDown':
      return to(rows[Math.min(rows.length - 1, index + 10)]);
    case 'PageUp':
      return to(rows[Math.max(0, index - 10)]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'ArrowRight':
      if (active.isExpanded === false) return { key: active.key, isOpen: true };
      return active.isExpanded === true ? to(rows[index + 1]) : to(active);
    case 'ArrowLeft':
      if (active.isExpanded === true) return { key: active.key, isOpen: false };
      return to(rows.slice(0, index).findLast(({ level }) => level < active.level));
    default:
      return null;
  }
}
