import { IconListDetails } from '@tabler/icons-react';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { NewItemsButton } from '../../ui/new-items-button.tsx';
import { useRunPages, type RunFilters } from './requests/list-runs.ts';
import { RUN_COLUMNS } from './run-columns.tsx';

type RunListProps = { readonly projectId: string; readonly filters: RunFilters; readonly isFiltered: boolean };

/** All runs that pass the filters, page by page. */
export function RunList({ projectId, filters, isFiltered }: RunListProps) {
  const list = useRunPages(projectId, filters);
  if (list.error !== null && list.items.length === 0) {
    return <ErrorState title="The runs could not be loaded" error={list.error} onRetry={list.retry} />;
  }
  return (
    <>
      <NewItemsButton count={list.newCount} isMore={list.isMoreThanCounted} onShow={list.showNew} />
      <DataTable
        label="Runs"
        columns={RUN_COLUMNS}
        // A page can be empty and still not be the last one.
        rows={list.isPending || (list.items.length === 0 && list.hasMore) ? undefined : list.items}
        getRowId={({ id }) => id}
        getLink={({ id }) => ({ to: '/p/$projectId/runs/$runId', params: { projectId, runId: id } })}
        empty={<NoRuns isFiltered={isFiltered} />}
        footer={<LoadMore hasMore={list.hasMore} isLoading={list.isLoadingMore} onLoad={list.loadMore} />}
      />
    </>
  );
}

function NoRuns({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState
      title="No run matches"
      text="Change or clear the filters. New runs that match show here by themselves."
    />
  ) : (
    <EmptyState
      icon={<IconListDetails size={22} stroke={1.6} />}
      title="No runs yet"
      text="A run is one execution of a published workflow for one end user. Publish a workflow, switch it on for a user and send its event; the run shows here at once."
    />
  );
}
