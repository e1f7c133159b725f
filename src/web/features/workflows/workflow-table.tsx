import type { ReactNode } from 'react';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { describePublication, getPublication } from './publication.ts';
import type { WorkflowSummary } from './requests/list-workflows.ts';
import classes from './workflow-table.module.css';

type WorkflowTableProps = {
  readonly projectId: string;
  /** Undefined while loading. */
  readonly workflows: readonly WorkflowSummary[] | undefined;
  /** What can be done with one; undefined for those who may only read. */
  readonly renderMenu: ((workflow: WorkflowSummary) => ReactNode) | undefined;
};

const COLUMNS: readonly Column<WorkflowSummary>[] = [
  { title: 'Name', width: '24%', render: ({ name }) => <span title={name}>{name}</span> },
  {
    title: 'Trigger',
    render: ({ trigger }) =>
      trigger === null ? (
        <span className={classes['dim']}>Not chosen yet</span>
      ) : (
        <span title={trigger.label}>{trigger.label}</span>
      ),
  },
  {
    title: 'State',
    width: 184,
    render: (workflow) => <StatusBadge status={getPublication(workflow)} label={describePublication(workflow)} />,
  },
  { title: 'Users', width: 84, align: 'right', render: (workflow) => <Users workflow={workflow} /> },
  { title: 'Last 24 hours', width: 140, align: 'right', render: (workflow) => <RecentRuns {...workflow.recentRuns} /> },
  { title: 'Updated', width: 88, align: 'right', render: ({ updatedAt }) => <TimeAgo at={updatedAt} /> },
];

export function WorkflowTable({ projectId, workflows, renderMenu }: WorkflowTableProps) {
  const menuColumn: Column<WorkflowSummary> = {
    title: 'Menu',
    width: 56,
    align: 'right',
    render: renderMenu ?? (() => null),
  };
  return (
    <DataTable
      label="Workflows"
      columns={renderMenu === undefined ? COLUMNS : [...COLUMNS, menuColumn]}
      rows={workflows}
      getRowId={({ id }) => id}
      getLink={({ id }) => ({ to: '/p/$projectId/workflows/$workflowId', params: { projectId, workflowId: id } })}
    />
  );
}

function Users({ workflow: { enabledUserCount, isOnByDefault } }: { readonly workflow: WorkflowSummary }) {
  if (isOnByDefault) return <span title="On for every end user unless switched off">Every user</span>;
  return (
    <span className={enabledUserCount === 0 ? classes['dim'] : undefined}>
      {enabledUserCount.toLocaleString('en-US')}
    </span>
  );
}

function RecentRuns({ completed, failed }: WorkflowSummary['recentRuns']) {
  if (completed + failed === 0) return <span className={classes['dim']}>No runs</span>;
  return (
    <>
      {completed.toLocaleString('en-US')} ok
      {failed === 0 ? null : <span className={classes['failed']}> · {failed.toLocaleString('en-US')} failed</span>}
    </>
  );
}
