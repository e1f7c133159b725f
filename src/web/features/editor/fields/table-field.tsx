import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { createShortId } from '#core/base/short-id.ts';
import type { TableRow } from '#core/step/field.ts';
import { useEditorStore } from '../store/editor-context.ts';
import { FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import { addRow, moveRow, removeRow, updateRow } from './table-rows.ts';
import { TableRowInput } from './table-row-input.tsx';
import classes from './table-field.module.css';

const NO_ROWS: readonly TableRow[] = [];

/** Names and values in order. Rows are moved by dragging their handle, or with the arrow keys on it. */
export function TableFieldInput({ field, value: rows = NO_ROWS, onChange, messages, isReadOnly }: FieldProps<'table'>) {
  const { label, help, isRequired = false } = field;
  const store = useEditorStore();
  const list = useRef<HTMLDivElement>(null);
  const focus = (id: string, part: 'key' | 'handle') => {
    // The row is there, or in its new place, once React has drawn it.
    requestAnimationFrame(() => {
      const target = list.current?.querySelector(`[data-row="${id}"] [data-part="${part}"]`);
      if (target instanceof HTMLElement) target.focus();
    });
  };
  const add = () => {
    const id = createShortId(Math.random);
    onChange(addRow(rows, id), 'rows');
    focus(id, 'key');
  };
  const move = (id: string, to: number) => {
    if (to < 0 || to >= rows.length) return;
    onChange(moveRow(rows, id, to), 'rows');
    store.announce(`Row ${to + 1} of ${rows.length}.`);
    focus(id, 'handle');
  };
  const remove = (id: string, index: number) => {
    onChange(removeRow(rows, id), 'rows');
    const neighbour = rows[index + 1] ?? rows[index - 1];
    if (neighbour !== undefined) focus(neighbour.id, 'key');
  };
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages}>
      {({ describedBy }) => (
        <div ref={list} className={classes['table']} role="group" aria-label={label} aria-describedby={describedBy}>
          {rows.map((row, index) => (
            <TableRowInput
              key={row.id}
              row={row}
              index={index}
              field={field}
              isReadOnly={isReadOnly}
              onChange={(change, part) => onChange(updateRow(rows, row.id, change), `${row.id}/${part}`)}
              onMove={move}
              onRemove={() => remove(row.id, index)}
            />
          ))}
          {!isReadOnly && (
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={add}
              className={classes['add']}
              aria-label={`Add a row to ${label}`}
            >
              Add
            </Button>
          )}
        </div>
      )}
    </FieldFrame>
  );
}
