import { IconBolt } from '@tabler/icons-react';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { NewItemsButton } from '../../ui/new-items-button.tsx';
import { RECEIVED_EVENT_COLUMNS } from './received-event-columns.tsx';
import { useReceivedEventPages, type ReceivedEventFilters } from './requests/list-received-events.ts';

type ReceivedEventListProps = {
  readonly projectId: string;
  readonly filters: ReceivedEventFilters;
  readonly isFiltered: boolean;
};

/** All received events that pass the filters, page by page. */
export function ReceivedEventList({ projectId, filters, isFiltered }: ReceivedEventListProps) {
  const list = useReceivedEventPages(projectId, filters);
  if (list.error !== null && list.items.length === 0) {
    return <ErrorState title="The received events could not be loaded" error={list.error} onRetry={list.retry} />;
  }
  return (
    <>
      <NewItemsButton count={list.newCount} isMore={list.isMoreThanCounted} onShow={list.showNew} />
      <DataTable
        label="Received events"
        columns={RECEIVED_EVENT_COLUMNS}
        // A page can be empty and still not be the last one.
        rows={list.isPending || (list.items.length === 0 && list.hasMore) ? undefined : list.items}
        getRowId={({ id }) => id}
        getLink={({ id }) => ({ to: '/p/$projectId/events/$eventId', params: { projectId, eventId: id } })}
        empty={<NoEvents isFiltered={isFiltered} />}
        footer={<LoadMore hasMore={list.hasMore} isLoading={list.isLoadingMore} onLoad={list.loadMore} />}
      />
    </>
  );
}

function NoEvents({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState
      title="No received event matches"
      text="Change or clear the filters. New events that match show here by themselves."
    />
  ) : (
    <EmptyState
      icon={<IconBolt size={22} stroke={1.6} />}
      title="Nothing received yet"
      text="Every event that your app sends shows here the moment it arrives, with what it meant for each workflow. Open an App Event and send one in its tab “Send”."
    />
  );
}
