import { DataTable, type Column } from '../../ui/data-table.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import type { AppEventSummary } from './requests/list-app-events.ts';
import { Sparkline } from './sparkline.tsx';

type AppEventTableProps = {
  readonly projectId: string;
  /** Undefined while loading. */
  readonly appEvents: readonly AppEventSummary[] | undefined;
};

const COLUMNS: readonly Column<AppEventSummary>[] = [
  { title: 'Name', width: '26%', render: ({ name }) => name },
  { title: 'Description', render: ({ description }) => <span title={description}>{description}</span> },
  { title: 'Last 24 hours', width: 180, render: ({ hourlyCounts }) => <Sparkline counts={hourlyCounts} /> },
  {
    title: 'Last received',
    width: 120,
    render: ({ lastReceivedAt }) => (lastReceivedAt === null ? 'Never' : <TimeAgo at={lastReceivedAt} />),
  },
  { title: 'Workflows', width: 92, align: 'right', render: ({ workflowCount }) => workflowCount },
];

export function AppEventTable({ projectId, appEvents }: AppEventTableProps) {
  return (
    <DataTable
      label="App Events"
      columns={COLUMNS}
      rows={appEvents}
      getRowId={({ id }) => id}
      getLink={({ id }) => ({
        to: '/p/$projectId/app-events/$appEventId',
        params: { projectId, appEventId: id },
      })}
    />
  );
}
