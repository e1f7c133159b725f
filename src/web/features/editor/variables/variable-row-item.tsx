import { IconChevronRight } from '@tabler/icons-react';
import { memo, type DragEvent } from 'react';
import { TEMPLATE_MIME } from '../fields/template-clipboard.ts';
import { toSampleText } from './sample-text.ts';
import { SourceIcon } from './source-icon.tsx';
import type { VariableRow } from './variable-rows.ts';
import classes from './variable-tree.module.css';

type VariableRowItemProps = {
  readonly id: string;
  readonly row: VariableRow;
  readonly offset: number;
  readonly isActive: boolean;
  readonly isDraggable: boolean;
  readonly onChoose: (row: VariableRow) => void;
  readonly onToggle: (key: string, isOpen: boolean) => void;
};

export const VariableRowItem = memo(function VariableRowItem(props: VariableRowItemProps) {
  const { id, row, offset, isActive, isDraggable, onChoose, onToggle } = props;
  const { isExpanded, reference } = row;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- The tree has the focus and the keys; its rows are only pointed at.
    <div
      id={id}
      role="treeitem"
      className={classes['row']}
      data-kind={row.kind}
      data-active={isActive || undefined}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-expanded={isExpanded}
      aria-selected={isActive}
      style={{ transform: `translateY(${offset}px)`, paddingInlineStart: (row.level - 1) * 14 + 4 }}
      draggable={isDraggable && reference !== undefined}
      onDragStart={(event) => startDrag(event, row)}
      onClick={() => onChoose(row)}
    >
      <span
        role="presentation"
        className={classes['chevron']}
        data-open={isExpanded || undefined}
        onClick={(event) => {
          if (isExpanded === undefined) return;
          event.stopPropagation();
          onToggle(row.key, !isExpanded);
        }}
      >
        {isExpanded !== undefined && <IconChevronRight size={14} aria-hidden />}
      </span>
      {row.icon !== undefined && <SourceIcon name={row.icon} />}
      <span className={classes['label']}>{row.label}</span>
      {row.hint !== undefined && <span className={classes['hint']}>{row.hint}</span>}
      {row.type !== undefined && <span className={classes['type']}>{row.type}</span>}
      {row.sample !== undefined && <span className={classes['sample']}>{toSampleText(row.sample)}</span>}
    </div>
  );
});

function startDrag(event: DragEvent, { reference, label }: VariableRow): void {
  if (reference === undefined) return;
  event.dataTransfer.effectAllowed = 'copy';
  event.dataTransfer.setData(TEMPLATE_MIME, JSON.stringify([{ ref: reference }]));
  event.dataTransfer.setData('text/plain', `{{${label}}}`);
}
