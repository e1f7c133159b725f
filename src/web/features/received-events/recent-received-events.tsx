import type { ReactNode } from 'react';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RECEIVED_EVENT_COLUMNS, RECEIVED_EVENT_COLUMNS_OF_ONE_USER } from './received-event-columns.tsx';
import { useRecentEvents, type ReceivedEventFilters } from './requests/list-received-events.ts';

type RecentReceivedEventsProps = {
  readonly projectId: string;
  readonly filters: ReceivedEventFilters;
  readonly limit: number;
  readonly empty: ReactNode;
  readonly footer?: ReactNode;
};

/** The newest few, following what arrives. */
export function RecentReceivedEvents({ projectId, filters, limit, empty, footer }: RecentReceivedEventsProps) {
  const { data, error, refetch } = useRecentEvents(projectId, filters, limit);
  if (error !== null && data === undefined) {
    return <ErrorState title="The received events could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  return (
    <DataTable
      label="Received events"
      columns={filters.user === undefined ? RECEIVED_EVENT_COLUMNS : RECEIVED_EVENT_COLUMNS_OF_ONE_USER}
      rows={data?.items}
      getRowId={({ id }) => id}
      getLink={({ id }) => ({ to: '/p/$projectId/events/$eventId', params: { projectId, eventId: id } })}
      empty={empty}
      footer={footer}
    />
  );
}
