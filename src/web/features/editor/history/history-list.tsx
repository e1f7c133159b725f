import { Fragment, useMemo, type KeyboardEvent } from 'react';
import { useSession } from '../../../lib/session.ts';
import { Notice } from '../../../ui/notice.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { useCommandContext } from '../commands/command-context.ts';
import { useRecentChanges } from '../requests/list-recent-changes.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { goToPosition } from './go-to-position.ts';
import { listHistoryRows, type HistoryRow } from './history-rows.ts';
import classes from './history.module.css';

/** The changes of the draft, newest first. A click on an own one undoes or redoes up to it. */
export function HistoryList() {
  const context = useCommandContext();
  const { projectId, workflowId, hasWritten } = useEditorStore();
  const history = useEditorState((state) => state.history);
  const revision = useEditorState((state) => state.revision);
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const memberId = useSession().member?.id ?? '';
  const recent = useRecentChanges(projectId, workflowId, revision);
  const rows = useMemo(() => {
    const foreign = (recent.data?.changes ?? []).filter(({ changeId }) => !hasWritten(changeId));
    return listHistoryRows(history, foreign, memberId);
  }, [history, recent.data, memberId, hasWritten]);
  const go = (position: number) => goToPosition(context, position);
  const doneCount = history.done.length;
  const lastUndone = rows.findLastIndex(({ kind }) => kind === 'undone');

  if (rows.length === 0 && !recent.isPending) {
    return <p className={classes['calm']}>Nothing has been changed in this draft yet.</p>;
  }
  return (
    <>
      {recent.isError && (
        <Notice tone="warn">The changes of others cannot be shown while Millrace does not answer.</Notice>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows walk its buttons */}
      <ol className={classes['list']} onKeyDown={walk}>
        {lastUndone === -1 && <Present />}
        {rows.map((row, index) => (
          <Fragment key={row.id}>
            <li>
              <Row row={row} isPresent={row.position === doneCount} isReadOnly={isReadOnly} onGo={go} />
            </li>
            {index === lastUndone && <Present />}
          </Fragment>
        ))}
        {doneCount + history.undone.length > 0 && (
          <li>
            <button
              type="button"
              className={classes['row']}
              data-kind="start"
              disabled={isReadOnly}
              onClick={() => go(0)}
            >
              <span className={classes['label']}>Before your changes</span>
            </button>
          </li>
        )}
      </ol>
    </>
  );
}

/** Marks where the draft stands: what is above has been taken back. */
function Present() {
  return (
    <li className={classes['present']}>
      <span>Now</span>
    </li>
  );
}

type RowProps = {
  readonly row: HistoryRow;
  readonly isPresent: boolean;
  readonly isReadOnly: boolean;
  readonly onGo: (position: number) => void;
};

function Row({ row, isPresent, isReadOnly, onGo }: RowProps) {
  const { label, kind, author, at, position } = row;
  const words = (
    <>
      <span className={classes['label']}>{label}</span>
      <span className={classes['facts']}>
        {author ?? 'You'} · <TimeAgo at={at} />
        {kind === 'undone' && ' · undone'}
        {kind === 'lost' && ' · overwritten by others'}
      </span>
    </>
  );
  if (position === null) {
    return (
      <div className={classes['row']} data-kind={kind}>
        {words}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={classes['row']}
      data-kind={kind}
      aria-current={isPresent ? 'step' : undefined}
      disabled={isReadOnly}
      onClick={() => onGo(position)}
    >
      {words}
    </button>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const current = buttons.findIndex((button) => button === document.activeElement);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    Home: 0,
    End: buttons.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  buttons[target]?.focus();
}
