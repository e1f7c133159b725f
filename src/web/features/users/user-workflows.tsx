import { Switch } from '@mantine/core';
import { notifyError } from '../../lib/notify-error.ts';
import { formatDateTime } from '../../lib/time.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import type { User, UserWorkflow } from './requests/get-user.ts';
import { HookAddress } from './hook-address.tsx';
import { useSetUserWorkflow } from './requests/set-user-workflow.ts';
import classes from './users.module.css';

type UserWorkflowsProps = { readonly projectId: string; readonly user: User; readonly canSwitch: boolean };

/** Which workflows run for this user; the switches say and change it. */
export function UserWorkflows({ projectId, user, canSwitch }: UserWorkflowsProps) {
  const setWorkflow = useSetUserWorkflow(projectId, user.userId);
  const change = (workflow: UserWorkflow, isEnabled: boolean) =>
    setWorkflow.mutate(
      { workflowId: workflow.workflowId, isEnabled },
      { onError: (error) => notifyError(error, `“${workflow.workflowName}” was not switched.`) },
    );
  const columns: readonly Column<UserWorkflow>[] = [
    { title: 'Workflow', render: ({ workflowName }) => <span title={workflowName}>{workflowName}</span> },
    {
      title: 'Note',
      width: '34%',
      render: (workflow) =>
        canSwitch && workflow.isEnabled && workflow.triggerType === 'webhook' ? (
          <HookAddress projectId={projectId} userId={user.userId} workflow={workflow} />
        ) : (
          <Note workflow={workflow} />
        ),
    },
    {
      title: 'Switched',
      width: 120,
      render: ({ changedAt }) =>
        changedAt === null ? <span className={classes['dim']}>Never</span> : <TimeAgo at={changedAt} />,
    },
    {
      title: 'On',
      width: 80,
      align: 'right',
      render: (workflow) =>
        canSwitch ? (
          <Switch
            className={classes['switch']}
            aria-label={`${workflow.workflowName} for ${user.userId}`}
            checked={workflow.isEnabled}
            onChange={(event) => change(workflow, event.currentTarget.checked)}
          />
        ) : (
          <StatusBadge status={workflow.isEnabled ? 'on' : 'off'} />
        ),
    },
  ];
  return (
    <DataTable
      label="Workflows of this user"
      columns={columns}
      rows={user.workflows}
      getRowId={({ workflowId }) => workflowId}
      getLink={({ workflowId }) => ({ to: '/p/$projectId/workflows/$workflowId', params: { projectId, workflowId } })}
      empty={<p className={classes['none']}>The project has no workflows yet.</p>}
    />
  );
}

function Note({ workflow: { isPublished, isEnabled, schedule } }: { readonly workflow: UserWorkflow }) {
  if (schedule !== null) return <span className={classes['dim']}>{describeSchedule(schedule)}</span>;
  if (isPublished) return null;
  return (
    <span className={classes['dim']}>{isEnabled ? 'Not published, so it does not run yet' : 'Not published'}</span>
  );
}

const SKIP_REASONS: Readonly<Record<string, string>> = {
  overlap: 'because the run before was not done',
  missed: 'because Millrace was away',
  too_many_waiting: 'because too many times wait already',
};

/** When it starts by itself next, and what was left out last. */
function describeSchedule({ isPlanned, nextAt, skipped, waitingCount }: NonNullable<UserWorkflow['schedule']>): string {
  const never = isPlanned ? 'It does not start again by itself.' : 'Its next time is being found.';
  return [
    nextAt === null ? never : `Starts ${formatDateTime(nextAt)}.`,
    waitingCount === 0 ? '' : `${waitingCount} more wait for the run before.`,
    skipped === null
      ? ''
      : `${formatDateTime(skipped.at)} was left out, ${SKIP_REASONS[skipped.reason] ?? skipped.reason}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
