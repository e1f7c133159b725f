import type { ReactNode } from 'react';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useRecentRuns, type RunFilters } from './requests/list-runs.ts';
import { RUN_COLUMNS, RUN_COLUMNS_OF_ONE_USER } from './run-columns.tsx';

type RecentRunsProps = {
  readonly projectId: string;
  readonly filters: RunFilters;
  readonly limit: number;
  readonly empty: ReactNode;
  readonly footer?: ReactNode;
};

/** The newest few, following what happens. */
export function RecentRuns({ projectId, filters, limit, empty, footer }: RecentRunsProps) {
  const { data, error, refetch } = useRecentRuns(projectId, filters, limit);
  if (error !== null && data === undefined) {
    return <ErrorState title="The runs could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  return (
    <DataTable
      label="Runs"
      columns={filters.user === undefined ? RUN_COLUMNS : RUN_COLUMNS_OF_ONE_USER}
      rows={data?.items}
      getRowId={({ id }) => id}
      getLink={({ id }) => ({ to: '/p/$projectId/runs/$runId', params: { projectId, runId: id } })}
      empty={empty}
      footer={footer}
    />
  );
}
