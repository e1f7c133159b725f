import { IconAlertTriangle, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { memo } from 'react';
import { findStepDefinition, findTriggerDefinition } from '#steps/catalog.ts';
import { personColour, usePeopleAt, type CardPerson } from '../../../ui/flow/card-people.ts';
import { isToggling } from '../../../ui/flow/flow-selecting.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { ScreenPoint } from '../../../ui/flow/flow-editing.ts';
import type { OutlineRow } from './outline-rows.ts';
import classes from './outline.module.css';

type OutlineItemProps = {
  readonly id: string;
  readonly row: OutlineRow;
  readonly top: number;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  readonly severity: 'error' | 'warning' | null;
  readonly onSelect: (row: OutlineRow, isToggling: boolean) => void;
  readonly onFold: (row: OutlineRow, isOpen: boolean) => void;
  readonly onMenu: (row: OutlineRow, at: ScreenPoint) => void;
};

export const OutlineItem = memo(function OutlineItem(props: OutlineItemProps) {
  const { id, row, top, isCursor, isSelected, severity, onSelect, onFold, onMenu } = props;
  const { isOpen } = row;
  const people = usePeopleAt(row.id);
  return (
    // The tree itself takes the keys, and names the line that they act on.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      aria-label={describeRow(row, severity, people)}
      aria-level={row.level}
      aria-posinset={row.index + 1}
      aria-setsize={row.siblingCount}
      aria-selected={isSelected}
      {...(isOpen === null ? {} : { 'aria-expanded': isOpen })}
      data-row={row.id}
      data-kind={row.kind}
      data-cursor={isCursor || undefined}
      data-disabled={row.isDisabled || undefined}
      className={classes['row']}
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: 8 + (row.level - 1) * 14 }}
      onClick={(event) => onSelect(row, isToggling(event))}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(row, { x: event.clientX, y: event.clientY });
      }}
    >
      <FoldMark isOpen={isOpen} onFold={() => onFold(row, isOpen === false)} />
      {row.kind === 'branch' ? null : <Icon name={findRowIcon(row)} size={15} />}
      <span className={classes['name']}>{row.name}</span>
      {row.isDisabled ? <span className={classes['off']}> disabled</span> : null}
      {people.map(({ name, colour }) => (
        <span key={name} className={classes['person']} style={{ background: personColour(colour) }} title={name} />
      ))}
      {severity === null ? null : (
        <IconAlertTriangle className={classes['problem']} data-severity={severity} size={14} aria-hidden />
      )}
    </div>
  );
});

function describeRow(
  { name, kind, isDisabled }: OutlineRow,
  severity: OutlineItemProps['severity'],
  people: readonly CardPerson[],
): string {
  const parts = [
    kind === 'branch' ? `Branch ${name}` : name,
    isDisabled ? 'disabled' : null,
    severity === null ? null : severity === 'error' ? 'has an error' : 'has a warning',
    people.length === 0 ? null : `here: ${people.map((person) => person.name).join(', ')}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function findRowIcon({ kind, type }: OutlineRow): string {
  if (kind === 'trigger') return findTriggerDefinition(type ?? '')?.icon ?? 'bolt';
  return findStepDefinition(type ?? '')?.icon ?? '';
}

function FoldMark({ isOpen, onFold }: { readonly isOpen: boolean | null; readonly onFold: () => void }) {
  if (isOpen === null) return <span className={classes['fold']} />;
  const Mark = isOpen ? IconChevronDown : IconChevronRight;
  return (
    // For the mouse; the tree folds with the arrow keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span
      className={classes['fold']}
      onClick={(event) => {
        event.stopPropagation();
        onFold();
      }}
    >
      <Mark size={14} aria-hidden />
    </span>
  );
}
