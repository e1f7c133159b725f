import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import { readShortcut } from '../commands/find-shortcut.ts';
import { selectSteps } from '../commands/select-steps.ts';
import { goTo } from '../commands/selected-step.ts';
import { useCommandContext } from '../commands/command-context.ts';
import { findTriggerName } from '../store/find-trigger-name.ts';
import { useEditorState } from '../store/editor-context.ts';
import { extendSelection, toggleSelected } from '../store/selected-steps.ts';
import { createRowKeeper, listOutlineRows, type OutlineRow } from './outline-rows.ts';

/** The lines of the outline, the line that keys act on, and what the keys of a tree do. */
export function useOutline() {
  const context = useCommandContext();
  const document = useEditorState((state) => state.document);
  const selection = useEditorState((state) => state.selection);
  const alsoSelected = useEditorState((state) => state.alsoSelected);
  const triggerName = useEditorState(findTriggerName) ?? 'Trigger';
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  /** A branch is not a selection of the editor; it is only where the cursor is. */
  const [branchId, setBranchId] = useState<string | null>(null);
  const [keepRows] = useState(createRowKeeper);
  const rows = useMemo(
    () => keepRows(listOutlineRows(document, folded, triggerName)),
    [keepRows, document, folded, triggerName],
  );
  const cursorId = selection ?? branchId;
  const cursor = rows.find(({ id }) => id === cursorId) ?? null;

  const moveTo = useCallback(
    (row: OutlineRow | undefined) => {
      if (row === undefined) return;
      setBranchId(row.kind === 'branch' ? row.id : null);
      goTo(context, row.kind === 'branch' ? null : row.id);
    },
    [context],
  );

  const isSelected = useCallback(
    ({ id }: OutlineRow) => id === selection || alsoSelected.has(id),
    [selection, alsoSelected],
  );

  const select = useCallback(
    (row: OutlineRow, isToggling: boolean) => {
      if (!isToggling || row.kind === 'branch') return moveTo(row);
      setBranchId(null);
      selectSteps(context, toggleSelected(context.store.state.getState(), row.id));
    },
    [context, moveTo],
  );

  /** As on the canvas, past what is folded. */
  const extend = (offset: 1 | -1) => {
    const state = context.store.state.getState();
    const order = rows.flatMap(({ id, kind }) => (kind === 'step' ? [id] : []));
    selectSteps(context, extendSelection(state.document, state, order, offset));
  };

  const fold = useCallback(
    (row: OutlineRow, isOpen: boolean) =>
      setFolded((current) => {
        const next = new Set(current);
        if (isOpen) next.delete(row.id);
        else next.add(row.id);
        return next;
      }),
    [],
  );

  const addBelow = (row: OutlineRow, element: Element) => {
    const { left, bottom } = element.getBoundingClientRect();
    context.view.openPicker(row.insertAt, { x: left + 160, y: bottom });
  };

  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    const shortcut = readShortcut(event.nativeEvent);
    const index = cursor === null ? -1 : rows.indexOf(cursor);
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(rows[index + 1]),
      ArrowUp: () => moveTo(rows[Math.max(0, index - 1)]),
      'shift+ArrowDown': () => extend(1),
      'shift+ArrowUp': () => extend(-1),
      Home: () => moveTo(rows[0]),
      End: () => moveTo(rows.at(-1)),
      ArrowRight: () => {
        if (cursor?.isOpen === false) fold(cursor, true);
        else if (cursor?.isOpen === true) moveTo(rows[index + 1]);
      },
      ArrowLeft: () => {
        if (cursor?.isOpen === true) fold(cursor, false);
        else moveTo(rows.find(({ id }) => id === cursor?.parentId));
      },
    };
    const action = actions[shortcut];
    if (action !== undefined) action();
    // Adding to a branch; below a step it is a command of the editor.
    else if (shortcut === '/' && cursor?.kind === 'branch' && !context.store.state.getState().isReadOnly) {
      const row = event.currentTarget.querySelector(`[data-row="${CSS.escape(cursor.id)}"]`);
      addBelow(cursor, row ?? event.currentTarget);
    } else return;
    event.preventDefault();
  };

  return { rows, cursor, isSelected, moveTo, select, fold, handleKey };
}
