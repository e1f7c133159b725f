import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef } from 'react';
import type { Reference } from '#core/expression/template.ts';
import { VariableRowItem } from './variable-row-item.tsx';
import type { VariableRow } from './variable-rows.ts';
import type { VariableTreeState } from './use-variable-tree.ts';
import classes from './variable-tree.module.css';

const ROW_HEIGHT = 28;

type VariableTreeProps = {
  readonly state: VariableTreeState;
  readonly label: string;
  readonly onInsert: (reference: Reference) => void;
  /** Another element keeps the focus and hands keys to the state; it names `rowId` as its active descendant. */
  readonly isDriven?: boolean;
  readonly id?: string;
};

/** The variables as a tree that draws only the rows in view, so that ten thousand fields cost as much as ten. */
export function VariableTree({ state, label, onInsert, isDriven = false, id: givenId }: VariableTreeProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const frame = useRef<HTMLDivElement>(null);
  const { rows, activeKey, press, toggle, setActiveKey, activeRow } = state;
  const activeIndex = activeRow === undefined ? -1 : rows.indexOf(activeRow);
  // The library's function identities change with every render by design; nothing here is memoised.
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  });
  useEffect(() => {
    if (activeIndex > 0) virtualizer.scrollToIndex(activeIndex);
  }, [activeIndex, virtualizer]);

  const choose = (row: VariableRow) => {
    setActiveKey(row.key);
    if (row.reference !== undefined) onInsert(row.reference);
    else if (row.isExpanded !== undefined) toggle(row.key, !row.isExpanded);
  };
  return (
    <div
      ref={frame}
      id={id}
      className={classes['frame']}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={activeIndex === -1 ? undefined : getRowId(id, activeKey)}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if ((event.key === 'Enter' || event.key === ' ') && activeRow !== undefined) choose(activeRow);
        else if (!press(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <VariableRowItem
              key={row.key}
              id={getRowId(id, row.key)}
              row={row}
              offset={item.start}
              isActive={row.key === activeKey}
              isDraggable={!isDriven}
              onChoose={choose}
              onToggle={toggle}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Ids may not contain spaces, and the keys of fields hold any character. */
export function getRowId(treeId: string, key: string | null): string {
  return `${treeId}-${encodeURIComponent(key ?? '')}`;
}
