import { ActionIcon } from '@mantine/core';
import { IconChevronRight, IconPencil } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Json, JsonPath } from '#core/base/json.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import { findRowByKey, listSchemaRows, type SchemaRow } from './schema-tree-rows.ts';
import classes from './schema-tree.module.css';

type SchemaTreeProps = {
  readonly schema: JsonSchema;
  readonly sample: Json;
  readonly height: number | string;
  /** Asks for a new key of a field; left out where fields cannot be renamed. */
  readonly onRename?: (path: JsonPath) => void;
};

const ROW_HEIGHT = 26;

/** The fields of a schema with their types and sample values. Arrow keys walk it, F2 renames where that is possible. */
export function SchemaTree({ schema, sample, height, onRename }: SchemaTreeProps) {
  const treeId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [activeId, setActiveId] = useState<string>();
  const rows = useMemo(() => listSchemaRows(schema, sample, toggled), [schema, sample, toggled]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const active = rows.find(({ id }) => id === activeId) ?? rows[0];
  const toggle = ({ id }: SchemaRow) => {
    const changed = new Set(toggled);
    if (!changed.delete(id)) changed.add(id);
    setToggled(changed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (active === undefined) return;
    const index = rows.indexOf(active);
    const target = findRowByKey(rows, index, event.key);
    if (event.key === 'F2' && onRename !== undefined && canRename(active)) {
      event.preventDefault();
      return onRename(active.field.path);
    }
    const folds = event.key === 'Enter' || event.key === (active.isOpen ? 'ArrowLeft' : 'ArrowRight');
    if (folds && active.field.childCount > 0) toggle(active);
    else if (target !== undefined) {
      setActiveId(rows[target]?.id);
      virtualizer.scrollToIndex(target);
    } else return;
    event.preventDefault();
  };
  if (rows.length === 0) return <p className={classes['empty']}>The sample is an empty object, so it has no fields.</p>;
  return (
    <div
      ref={scroller}
      className={classes['tree']}
      style={{ height }}
      role="tree"
      aria-label="Fields"
      tabIndex={0}
      aria-activedescendant={active === undefined ? undefined : `${treeId}${active.id}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- The tree has the focus and the keys.
            <div
              key={row.id}
              id={`${treeId}${row.id}`}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT, paddingLeft: 6 + row.depth * 16 }}
              role="treeitem"
              aria-level={row.depth + 1}
              aria-selected={row === active}
              {...(row.field.childCount > 0 ? { 'aria-expanded': row.isOpen } : {})}
              onClick={() => {
                setActiveId(row.id);
                if (row.field.childCount > 0) toggle(row);
              }}
            >
              <SchemaRowText row={row} />
              {onRename !== undefined && canRename(row) ? (
                <ActionIcon
                  className={classes['rename']}
                  size={20}
                  variant="subtle"
                  color="gray"
                  tabIndex={-1}
                  aria-label={`Rename field ${row.field.name}`}
                  title="Rename field (F2)"
                  onClick={(event) => {
                    event.stopPropagation();
                    onRename(row.field.path);
                  }}
                >
                  <IconPencil size={13} aria-hidden />
                </ActionIcon>
              ) : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The items of an array have no key. */
function canRename({ field }: SchemaRow): boolean {
  return typeof field.path.at(-1) === 'string';
}

function SchemaRowText({ row: { field, isOpen } }: { readonly row: SchemaRow }) {
  const { name, type, format, sample, childCount } = field;
  return (
    <>
      {childCount === 0 ? (
        <span className={classes['gap']} />
      ) : (
        <IconChevronRight className={classes['chevron']} size={14} data-open={isOpen || undefined} aria-hidden />
      )}
      <span className={classes['name']}>{name}</span>
      <span className={classes['type']}>{format === undefined ? type : `${type}, ${format}`}</span>
      {sample === undefined || childCount > 0 ? null : (
        <span className={classes['sample']} title={JSON.stringify(sample)}>
          {JSON.stringify(sample).slice(0, 200)}
        </span>
      )}
    </>
  );
}
