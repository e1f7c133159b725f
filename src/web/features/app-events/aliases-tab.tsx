import { Button } from '@mantine/core';
import { useState } from 'react';
import { notifyDone, notifyError } from '../../lib/notify-error.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import type { AppEvent } from './requests/get-app-event.ts';
import { useRemoveAlias } from './requests/remove-alias.ts';
import classes from './tabs.module.css';

type Alias = AppEvent['aliases'][number];
type AliasesTabProps = { readonly projectId: string; readonly appEvent: AppEvent; readonly canEdit: boolean };

/** Old names that still receive. */
export function AliasesTab({ projectId, appEvent, canEdit }: AliasesTabProps) {
  const [doomed, setDoomed] = useState<Alias>();
  const remove = useRemoveAlias(projectId, appEvent.id);
  const columns: readonly Column<Alias>[] = [
    { title: 'Old name', render: ({ name }) => name },
    { title: 'Since', width: 140, render: ({ createdAt }) => <TimeAgo at={createdAt} /> },
    {
      title: 'Last used',
      width: 140,
      render: ({ lastUsedAt }) => (lastUsedAt === null ? 'Never' : <TimeAgo at={lastUsedAt} />),
    },
    { title: 'Uses', width: 100, align: 'right', render: ({ useCount }) => useCount.toLocaleString('en-US') },
    ...(canEdit ? [removeColumn(setDoomed)] : []),
  ];
  const confirm = ({ name }: Alias) =>
    remove.mutate(name, {
      onSuccess: () => notifyDone(`“${name}” does not receive any more.`),
      onError: (error) => notifyError(error, 'The old name was not removed.'),
      onSettled: () => setDoomed(undefined),
    });
  return (
    <div className={classes['list']}>
      <DataTable
        label="Old names"
        columns={columns}
        rows={appEvent.aliases}
        getRowId={({ name }) => name}
        empty={
          <EmptyState
            title="No old names"
            text="When you rename this event, its old name stays here and still receives, so that apps which send it keep working."
          />
        }
      />
      {doomed === undefined ? null : (
        <ConfirmDialog
          isOpen
          title={`Stop receiving “${doomed.name}”?`}
          confirmLabel="Remove the old name"
          isPending={remove.isPending}
          onConfirm={() => confirm(doomed)}
          onClose={() => setDoomed(undefined)}
        >
          <RemovalEffect alias={doomed} current={appEvent.name} />
        </ConfirmDialog>
      )}
    </div>
  );
}

function removeColumn(onRemove: (alias: Alias) => void): Column<Alias> {
  return {
    title: 'Action',
    width: 110,
    align: 'right',
    render: (alias) => (
      <Button variant="default" aria-label={`Remove the old name ${alias.name}`} onClick={() => onRemove(alias)}>
        Remove
      </Button>
    ),
  };
}

function RemovalEffect({ alias, current }: { readonly alias: Alias; readonly current: string }) {
  return (
    <>
      {alias.lastUsedAt === null ? (
        <>No app has used this name since the event was renamed. </>
      ) : (
        <>
          Apps have used this name {alias.useCount.toLocaleString('en-US')} times since the event was renamed, last{' '}
          <TimeAgo at={alias.lastUsedAt} />.{' '}
        </>
      )}
      An app that still sends “{alias.name}” instead of “{current}” gets the error 404 app_event_not_found from then on,
      and its workflows do not run. The name becomes free for another event.
    </>
  );
}
