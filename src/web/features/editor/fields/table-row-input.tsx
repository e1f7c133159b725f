import { ActionIcon, TextInput } from '@mantine/core';
import { IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import type { TableField, TableRow } from '#core/step/field.ts';
import { TemplatePreview } from './template-preview.tsx';
import { ValueInput } from './value-input.tsx';
import classes from './table-field.module.css';

const ROW_MIME = 'application/x-millrace-row';

type TableRowInputProps = {
  readonly row: TableRow;
  readonly index: number;
  readonly field: TableField;
  readonly isReadOnly: boolean;
  readonly onChange: (change: Partial<Pick<TableRow, 'key' | 'value'>>, part: string) => void;
  readonly onMove: (id: string, to: number) => void;
  readonly onRemove: () => void;
};

export function TableRowInput({ row, index, field, isReadOnly, onChange, onMove, onRemove }: TableRowInputProps) {
  const [isTarget, setIsTarget] = useState(false);
  const named = row.key === '' ? `row ${index + 1}` : `“${row.key}”`;
  const pressHandle = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    onMove(row.id, event.key === 'ArrowUp' ? index - 1 : index + 1);
  };
  const drop = (event: DragEvent) => {
    setIsTarget(false);
    const id = event.dataTransfer.getData(ROW_MIME);
    if (id === '' || id === row.id) return;
    event.preventDefault();
    onMove(id, index);
  };
  return (
    <div
      className={classes['row']}
      data-row={row.id}
      data-target={isTarget || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(ROW_MIME)) return;
        event.preventDefault();
        setIsTarget(true);
      }}
      onDragLeave={() => setIsTarget(false)}
      onDrop={drop}
    >
      {!isReadOnly && (
        <button
          type="button"
          className={classes['handle']}
          data-part="handle"
          draggable
          aria-label={`Move ${named}: arrow up or down`}
          onDragStart={(event) => event.dataTransfer.setData(ROW_MIME, row.id)}
          onKeyDown={pressHandle}
        >
          <IconGripVertical size={14} aria-hidden />
        </button>
      )}
      <TextInput
        size="sm"
        className={classes['key']}
        aria-label={`${field.keyLabel} of row ${index + 1} of ${field.label}`}
        placeholder={field.keyLabel}
        data-part="key"
        spellCheck={false}
        value={row.key}
        onChange={(event) => onChange({ key: event.currentTarget.value }, 'key')}
        readOnly={isReadOnly}
      />
      <div className={classes['value']}>
        <ValueInput
          label={`${field.valueLabel} of ${row.key === '' ? `row ${index + 1}` : row.key}`}
          placeholder={field.valueLabel}
          value={row.value}
          onChange={(value, part = 'value') => onChange({ value }, part)}
          isReadOnly={isReadOnly}
        />
        <TemplatePreview value={row.value} kind="text" />
      </div>
      {!isReadOnly && (
        <ActionIcon size="sm" className={classes['remove']} aria-label={`Remove ${named}`} onClick={onRemove}>
          <IconTrash size={15} stroke={1.6} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
