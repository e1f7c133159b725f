import { Button } from '@mantine/core';
import { IconDatabase } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyError } from '../../../lib/notify-error.ts';
import { useCan } from '../../../lib/permissions.ts';
import { useProjectId } from '../../../lib/project-id.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { SettingsSection } from '../settings-section.tsx';
import { storedValuesQuery, useDeleteStoredValue, type StoredValue } from './stored-value-requests.ts';

/** What Store steps keep between runs, to look at and to delete. */
export function StoredValuesSettings() {
  const [search, setSearch] = useState('');
  const values = useInfiniteQuery(storedValuesQuery(useProjectId(), search));
  const canOperate = useCan('operateRuns');
  const [removing, setRemoving] = useState<StoredValue>();
  if (values.isError) return <ErrorState error={values.error} onRetry={() => void values.refetch()} />;
  const rows = values.data?.pages.flatMap(({ items }) => items);
  const isEmpty = search === '' && rows?.length === 0;
  return (
    <>
      <SettingsSection
        title="Stored values"
        text="What the Store steps of workflows keep between runs: for one end user, for one workflow, or for the whole project."
      >
        {isEmpty ? (
          <EmptyState
            icon={<IconDatabase size={22} stroke={1.6} />}
            title="Nothing is stored yet"
            text="A Store step sets a value, or counts with one; it shows here afterwards."
          />
        ) : (
          <>
            <SearchInput value={search} onChange={setSearch} label="Search keys" placeholder="Beginning of a key" />
            <DataTable
              label="Stored values"
              columns={getColumns(canOperate ? setRemoving : undefined)}
              rows={rows}
              getRowId={({ scope, owner, key }) => `${scope} ${owner} ${key}`}
              empty={<p>No key begins so.</p>}
              footer={
                <LoadMore
                  hasMore={values.hasNextPage}
                  isLoading={values.isFetchingNextPage}
                  onLoad={() => void values.fetchNextPage()}
                />
              }
            />
          </>
        )}
      </SettingsSection>
      <RemoveDialog value={removing} onClose={() => setRemoving(undefined)} />
    </>
  );
}

const SCOPES: Readonly<Record<StoredValue['scope'], string>> = {
  user: 'User',
  workflow: 'Workflow',
  project: 'Project',
};

function getColumns(onRemove: ((value: StoredValue) => void) | undefined): readonly Column<StoredValue>[] {
  return [
    { title: 'Key', render: ({ key }) => <strong title={key}>{key}</strong> },
    {
      title: 'Value',
      width: '36%',
      render: ({ value }) => <code title={JSON.stringify(value)}>{JSON.stringify(value)}</code>,
    },
    {
      title: 'For',
      width: 180,
      render: ({ scope, ownerName }) => (ownerName === null ? SCOPES[scope] : `${SCOPES[scope]} ${ownerName}`),
    },
    { title: 'Changed', width: 120, render: ({ updatedAt }) => <TimeAgo at={updatedAt} /> },
    {
      title: 'Actions',
      width: 100,
      align: 'right',
      render: (value) =>
        onRemove === undefined ? null : (
          <Button variant="subtle" color="gray" aria-label={`Delete ${value.key}`} onClick={() => onRemove(value)}>
            Delete
          </Button>
        ),
    },
  ];
}

function RemoveDialog({ value, onClose }: { readonly value: StoredValue | undefined; readonly onClose: () => void }) {
  const deletion = useDeleteStoredValue();
  const confirm = () => {
    if (value === undefined) return;
    const { scope, owner, key } = value;
    deletion.mutate(
      { scope, owner, key },
      { onSuccess: onClose, onError: (error) => notifyError(error, 'The value was not deleted.') },
    );
  };
  return (
    <ConfirmDialog
      isOpen={value !== undefined}
      title={`Delete the value of “${value?.key ?? ''}”?`}
      confirmLabel="Delete the value"
      isPending={deletion.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      The next run that reads it finds nothing, and one that counts begins at 0.
    </ConfirmDialog>
  );
}
