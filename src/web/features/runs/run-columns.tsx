import { formatDateTime, formatTimeOfDay } from '../../lib/time.ts';
import type { Column } from '../../ui/data-table.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { nameStart } from './name-start.ts';
import type { RunSummary } from './requests/list-runs.ts';
import { RunDuration } from './run-duration.tsx';
import classes from './run-list.module.css';

export const RUN_COLUMNS: readonly Column<RunSummary>[] = [
  { title: 'Workflow', width: '28%', render: (run) => <WorkflowName run={run} /> },
  {
    title: 'Status',
    width: 150,
    render: ({ status, error }) => (
      <span title={error?.message}>
        <StatusBadge status={status} />
      </span>
    ),
  },
  { title: 'Started by', render: (run) => <Start run={run} /> },
  { title: 'User', render: ({ userId }) => <span title={userId}>{userId}</span> },
  { title: 'Started', width: 120, align: 'right', render: ({ queuedAt }) => <TimeAgo at={queuedAt} /> },
  { title: 'Duration', width: 100, align: 'right', render: (run) => <RunDuration run={run} /> },
];

/** A Scheduler is told with the time that was due: the run itself may have waited for another. */
function Start({ run }: { readonly run: RunSummary }) {
  const name = nameStart(run);
  if (run.dueAt === null) return <span title={name}>{name}</span>;
  return (
    <span title={`${name}, due ${formatDateTime(run.dueAt)}`}>
      {name} <span className={classes['due']}>due {formatTimeOfDay(run.dueAt)}</span>
    </span>
  );
}

function WorkflowName({ run: { workflowName, versionNumber } }: { readonly run: RunSummary }) {
  return (
    <span title={workflowName}>
      {workflowName} <span className={classes['version']}>v{versionNumber}</span>
    </span>
  );
}

export const RUN_COLUMNS_OF_ONE_USER = RUN_COLUMNS.filter(({ title }) => title !== 'User');
