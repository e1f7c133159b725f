import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useMemo, useRef } from 'react';
import type { Problem } from '#core/validation/problem.ts';
import type { ScreenPoint } from '../../../ui/flow/flow-editing.ts';
import { useEditorState } from '../store/editor-context.ts';
import { useEditorView } from '../view/editor-view-context.ts';
import { OutlineItem } from './outline-item.tsx';
import { OutlineNotes } from './outline-notes.tsx';
import type { OutlineRow } from './outline-rows.ts';
import { useOutline } from './use-outline.ts';
import classes from './outline.module.css';

const ROW_HEIGHT = 30;

/** The workflow as a tree: everything that the canvas can do, line by line. */
export function Outline() {
  const { rows, cursor, isSelected, moveTo, select, fold, handleKey } = useOutline();
  const view = useEditorView();
  const problems = useEditorState((state) => state.problems);
  const severities = useMemo(() => listSeverities(problems), [problems]);
  const scroller = useRef<HTMLDivElement>(null);
  const treeId = useId();
  // oxlint-disable-next-line react/incompatible-library -- nothing that it gives is memoised
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const cursorIndex = cursor === null ? -1 : rows.indexOf(cursor);
  useEffect(() => {
    if (cursorIndex >= 0) virtualizer.scrollToIndex(cursorIndex, { align: 'auto' });
  }, [cursorIndex, virtualizer]);
  const openMenu = useCallback(
    (row: OutlineRow, at: ScreenPoint) => {
      if (!isSelected(row)) moveTo(row);
      if (row.kind === 'step') view.openMenu(row.id, at);
    },
    [isSelected, moveTo, view],
  );

  return (
    <nav className={classes['outline']} aria-label="Outline">
      <h2 className={classes['title']}>Outline</h2>
      <div ref={scroller} className={classes['scroller']}>
        <div
          role="tree"
          aria-label="Steps of the workflow"
          aria-multiselectable
          aria-activedescendant={cursor === null ? undefined : `${treeId}-${cursor.id}`}
          tabIndex={0}
          data-flow-keys
          className={classes['tree']}
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={handleKey}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <OutlineItem
                key={row.id}
                id={`${treeId}-${row.id}`}
                row={row}
                top={start}
                isCursor={row === cursor}
                isSelected={isSelected(row)}
                severity={severities.get(row.id) ?? null}
                onSelect={select}
                onFold={fold}
                onMenu={openMenu}
              />
            );
          })}
        </div>
      </div>
      <OutlineNotes />
    </nav>
  );
}

function listSeverities(problems: readonly Problem[]): ReadonlyMap<string, Problem['severity']> {
  const severities = new Map<string, Problem['severity']>();
  for (const { stepId, severity } of problems) {
    const id = stepId ?? 'trigger';
    if (severity === 'error' || !severities.has(id)) severities.set(id, severity);
  }
  return severities;
}
