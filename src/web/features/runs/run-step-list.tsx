import type { KeyboardEvent } from 'react';
import { formatDuration } from '../../lib/time.ts';
import type { CardId } from '../../ui/flow/flow-layout.ts';
import { Icon } from '../../ui/icon.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { findRowByKey, type RunRow } from './run-rows.ts';
import classes from './run-step-list.module.css';

type RunStepListProps = {
  readonly rows: readonly RunRow[];
  readonly selection: CardId;
  readonly onSelect: (id: CardId) => void;
};

/** The run as a list: the same that the canvas shows, in one order, for the keyboard and for screen readers. */
export function RunStepList({ rows, selection, onSelect }: RunStepListProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const next = findRowByKey(rows, selection, event.key);
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- The keys walk the buttons inside.
    <ol className={classes['list']} aria-label="Steps of the run" onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <li key={row.id} style={{ paddingLeft: row.depth * 16 }}>
          <button
            className={classes['row']}
            type="button"
            data-row={row.id}
            data-reached={row.id === 'trigger' || row.state !== undefined || undefined}
            aria-current={row.id === selection ? 'step' : undefined}
            tabIndex={row.id === selection ? 0 : -1}
            onClick={() => onSelect(row.id)}
          >
            <Icon name={row.icon} size={16} />
            <span className={classes['name']}>
              {row.branch === null ? null : <span className={classes['branch']}>{row.branch}: </span>}
              {row.name}
            </span>
            {row.id === 'trigger' ? null : <RowState row={row} />}
          </button>
        </li>
      ))}
    </ol>
  );
}

function RowState({ row: { state } }: { readonly row: RunRow }) {
  if (state === undefined) return <span className={classes['dim']}>Not reached</span>;
  return (
    <>
      {state.durationMs === null ? null : <span className={classes['dim']}>{formatDuration(state.durationMs)}</span>}
      <StatusBadge status={state.status} />
    </>
  );
}
