import { Button } from '@mantine/core';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCan } from '../../../lib/permissions.ts';
import { useProjectId } from '../../../lib/project-id.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { SettingsSection } from '../settings-section.tsx';
import { RemoveSecretDialog } from './remove-secret-dialog.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { secretsQuery, type Secret } from './secret-requests.ts';

export function SecretsSettings() {
  const secrets = useQuery(secretsQuery(useProjectId()));
  const canBuild = useCan('build');
  const [edited, setEdited] = useState<Secret | 'new'>();
  const [removing, setRemoving] = useState<Secret>();
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
      Add a secret
    </Button>
  );
  if (secrets.isError) return <ErrorState error={secrets.error} onRetry={() => void secrets.refetch()} />;
  const isEmpty = secrets.data?.length === 0;
  return (
    <>
      <SettingsSection
        title="Secrets"
        text="Values for the steps of workflows, for example a password of a service that you call. They are stored encrypted, never shown again, and masked in every record of a run."
        actions={canBuild && !isEmpty ? add : undefined}
      >
        {isEmpty ? (
          <EmptyState
            icon={<IconLock size={22} stroke={1.6} />}
            title="No secret yet"
            text="A secret appears among the variables of every step."
            action={canBuild ? add : undefined}
          />
        ) : (
          <DataTable
            label="Secrets"
            columns={getColumns(canBuild ? { onEdit: setEdited, onRemove: setRemoving } : undefined)}
            rows={secrets.data}
            getRowId={(secret) => secret.id}
          />
        )}
      </SettingsSection>
      <SecretDialog edited={edited} onClose={() => setEdited(undefined)} />
      <RemoveSecretDialog secret={removing} onClose={() => setRemoving(undefined)} />
    </>
  );
}

type Actions = { readonly onEdit: (secret: Secret) => void; readonly onRemove: (secret: Secret) => void };

function getColumns(actions: Actions | undefined): readonly Column<Secret>[] {
  return [
    { title: 'Name', render: (secret) => <strong>{secret.name}</strong> },
    { title: 'Value', width: 160, render: () => <span aria-label="hidden">••••••••</span> },
    { title: 'Changed', width: 140, render: (secret) => <TimeAgo at={secret.updatedAt} /> },
    {
      title: 'Actions',
      width: 200,
      align: 'right',
      render: (secret) =>
        actions === undefined ? null : (
          <>
            <Button
              variant="subtle"
              color="gray"
              aria-label={`Change ${secret.name}`}
              onClick={() => actions.onEdit(secret)}
            >
              Change
            </Button>
            <Button
              variant="subtle"
              color="red"
              aria-label={`Delete ${secret.name}`}
              onClick={() => actions.onRemove(secret)}
            >
              Delete
            </Button>
          </>
        ),
    },
  ];
}
