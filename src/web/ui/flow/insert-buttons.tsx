import { IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import type { FlowInsert } from './flow-layout.ts';
import { describeInsert, type FlowNames } from './flow-names.ts';
import classes from './insert-buttons.module.css';

type InsertButtonsProps = {
  readonly inserts: readonly FlowInsert[];
  readonly names: FlowNames;
  readonly onInsert: (id: string, button: HTMLElement) => void;
  /** While a card is dragged: where it may be dropped, and where it would be now. */
  readonly dropTargets: ReadonlySet<string> | null;
  readonly dropTargetId: string | null;
};

export const InsertButtons = memo(function InsertButtons(props: InsertButtonsProps) {
  const { inserts, names, onInsert, dropTargets, dropTargetId } = props;
  return inserts.map((insert) => (
    <InsertButton
      key={insert.id}
      id={insert.id}
      x={insert.x}
      y={insert.y}
      label={describeInsert(names, insert)}
      onInsert={onInsert}
      drop={dropTargets === null ? null : dropKind(insert.id, dropTargets, dropTargetId)}
    />
  ));
});

type Drop = 'here' | 'possible' | 'none';
type InsertButtonProps = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly onInsert: InsertButtonsProps['onInsert'];
  readonly drop: Drop | null;
};

const InsertButton = memo(function InsertButton({ id, x, y, label, onInsert, drop }: InsertButtonProps) {
  return (
    <button
      type="button"
      // By keyboard a step is added with "/" below the selected card, or in the outline.
      tabIndex={-1}
      className={classes['insert']}
      data-drop={drop ?? undefined}
      style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      aria-label={label}
      title={label}
      onClick={(event) => onInsert(id, event.currentTarget)}
    >
      <IconPlus size={14} stroke={2} aria-hidden />
    </button>
  );
});

function dropKind(id: string, targets: ReadonlySet<string>, current: string | null): Drop {
  if (id === current) return 'here';
  return targets.has(id) ? 'possible' : 'none';
}
