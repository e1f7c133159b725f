import { IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Json } from '#core/base/json.ts';
import { JsonScalar } from './json-scalar.tsx';
import { listJsonRows, type JsonRow } from './json-view-rows.ts';
import classes from './json-view.module.css';

type JsonViewProps = {
  readonly value: Json;
  readonly label?: string;
  /** How many levels are open at first. */
  readonly openDepth?: number;
  readonly maxHeight?: number;
};

const ROW_HEIGHT = 22;

/** JSON as a tree that folds, for values of any size. Arrow keys walk it as the tree pattern of ARIA says. */
export function JsonView({ value, label = 'JSON', openDepth = 3, maxHeight = 420 }: JsonViewProps) {
  const treeId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [activeId, setActiveId] = useState('[]');
  const rows = useMemo(() => listJsonRows(value, openDepth, toggled), [value, openDepth, toggled]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const toggle = (row: JsonRow) => {
    const changed = new Set(toggled);
    if (!changed.delete(row.id)) changed.add(row.id);
    setToggled(changed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = Math.max(
      0,
      rows.findIndex((row) => row.id === activeId),
    );
    const row = rows[index];
    if (row === undefined) return;
    const target = findTarget(rows, index, event.key);
    const isToggle =
      (event.key === 'ArrowRight' && !row.isOpen) || (event.key === 'ArrowLeft' && row.isOpen) || event.key === 'Enter';
    if (isToggle && row.childCount > 0) toggle(row);
    else if (target !== undefined) {
      setActiveId(rows[target]?.id ?? activeId);
      virtualizer.scrollToIndex(target);
    } else return;
    event.preventDefault();
  };
  const items = virtualizer.getVirtualItems();
  const active = rows.some((row) => row.id === activeId) ? activeId : '[]';
  return (
    <div
      ref={scroller}
      className={classes['view']}
      style={{ maxHeight }}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={`${treeId}${active}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- The tree has the focus and the keys.
            <div
              key={row.id}
              id={`${treeId}${row.id}`}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)`, paddingLeft: 4 + row.depth * 16 }}
              role="treeitem"
              aria-level={row.depth + 1}
              aria-posinset={row.position}
              aria-setsize={row.siblingCount}
              aria-selected={row.id === active}
              // The open root shows nothing but its chevron.
              aria-label={row.name === null && row.isOpen ? label : undefined}
              {...(row.childCount > 0 ? { 'aria-expanded': row.isOpen } : {})}
              data-active={row.id === active || undefined}
              onClick={() => {
                setActiveId(row.id);
                if (row.childCount > 0) toggle(row);
              }}
            >
              <Chevron row={row} />
              {row.name === null ? null : <span className={classes['name']}>{row.name}</span>}
              <JsonScalar value={row.value} isOpen={row.isOpen} childCount={row.childCount} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Chevron({ row }: { readonly row: JsonRow }) {
  if (row.childCount === 0) return <span className={classes['gap']} />;
  return <IconChevronRight className={classes['chevron']} size={14} data-open={row.isOpen || undefined} aria-hidden />;
}

function findTarget(rows: readonly JsonRow[], index: number, key: string): number | undefined {
  const depth = rows[index]?.depth ?? 0;
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, rows.length - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'ArrowRight':
      return rows[index]?.isOpen ? index + 1 : undefined;
    case 'ArrowLeft':
      return depth === 0 ? undefined : rows.findLastIndex((row, at) => at < index && row.depth < depth);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    default:
      return undefined;
  }
}
