import { DataTable, type Column } from '../../ui/data-table.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './received-event.module.css';
import type { Delivery } from './requests/get-received-event.ts';

const VERDICTS: { readonly [V in Delivery['verdict']]: string } = {
  started: 'Started',
  not_enabled: 'Not on for this user',
  disabled: 'Switched off',
  not_published: 'Not published',
  filtered: 'Filtered',
};

const COLUMNS: readonly Column<Delivery>[] = [
  { title: 'Workflow', width: '28%', render: ({ workflowName }) => <span title={workflowName}>{workflowName}</span> },
  {
    title: 'Verdict',
    width: 170,
    render: ({ verdict }) => <StatusBadge label={VERDICTS[verdict]} tone={verdict === 'started' ? 'ok' : 'neutral'} />,
  },
  {
    title: 'Why',
    render: ({ explanation }) => (
      <span className={classes['why']} title={explanation}>
        {explanation}
      </span>
    ),
  },
  {
    title: 'Run',
    width: 170,
    render: ({ runStatus }) => (runStatus === null ? null : <StatusBadge status={runStatus} />),
  },
];

type DeliveryTableProps = { readonly projectId: string; readonly deliveries: readonly Delivery[] };

/** What the event meant for every workflow that listens to it. A row leads to its run, or to the workflow where none began. */
export function DeliveryTable({ projectId, deliveries }: DeliveryTableProps) {
  return (
    <DataTable
      label="What it meant for each workflow"
      columns={COLUMNS}
      rows={deliveries}
      getRowId={({ workflowId, runId }) => runId ?? workflowId}
      getLink={({ workflowId, runId }) =>
        runId === null
          ? { to: '/p/$projectId/workflows/$workflowId', params: { projectId, workflowId } }
          : { to: '/p/$projectId/runs/$runId', params: { projectId, runId } }
      }
      rowHeight={52}
      empty={<p className={classes['none']}>No workflow listened to this event when it arrived.</p>}
    />
  );
}
