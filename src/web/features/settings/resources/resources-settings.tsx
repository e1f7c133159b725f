import { Button } from '@mantine/core';
import { IconPlus, IconServer } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { resourceFields } from '#steps/catalog.ts';
import { useCan } from '../../../lib/permissions.ts';
import { useProjectId } from '../../../lib/project-id.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { SettingsSection } from '../settings-section.tsx';
import { AddressDialog } from './address-dialog.tsx';
import { RemoveResourceDialog } from './remove-resource-dialog.tsx';
import { ResourceDialog } from './resource-dialog.tsx';
import { resourcesQuery, type Resource } from './resource-requests.ts';

/** The customer's own APIs, which steps call and which start workflows. */
export function ResourcesSettings() {
  const resources = useQuery(resourcesQuery(useProjectId()));
  const canBuild = useCan('build');
  const [edited, setEdited] = useState<Resource | 'new'>();
  const [addressed, setAddressed] = useState<Resource>();
  const [removing, setRemoving] = useState<Resource>();
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
      Add a resource
    </Button>
  );
  if (resources.isError) return <ErrorState error={resources.error} onRetry={() => void resources.refetch()} />;
  const isEmpty = resources.data?.length === 0;
  const actions = { onEdit: setEdited, onAddress: setAddressed, onRemove: setRemoving };
  return (
    <>
      <SettingsSection
        title="API resources"
        text="Your own APIs. Request steps call them with the base URL and the authentication filled in, and an API that calls its address here starts the workflows that listen."
        actions={canBuild && !isEmpty ? add : undefined}
      >
        {isEmpty ? (
          <EmptyState
            icon={<IconServer size={22} stroke={1.6} />}
            title="No API resource yet"
            text="Describe your API once, and all workflows can use it."
            action={canBuild ? add : undefined}
          />
        ) : (
          <DataTable
            label="API resources"
            columns={getColumns(canBuild ? actions : undefined)}
            rows={resources.data}
            getRowId={(resource) => resource.id}
          />
        )}
      </SettingsSection>
      <ResourceDialog edited={edited} onClose={() => setEdited(undefined)} />
      <AddressDialog resource={addressed} onClose={() => setAddressed(undefined)} />
      <RemoveResourceDialog resource={removing} onClose={() => setRemoving(undefined)} />
    </>
  );
}

type Act = (resource: Resource) => void;
type Actions = { readonly onEdit: Act; readonly onAddress: Act; readonly onRemove: Act };

function getColumns(actions: Actions | undefined): readonly Column<Resource>[] {
  return [
    { title: 'Name', width: '18%', render: ({ name }) => <strong title={name}>{name}</strong> },
    { title: 'Base URL', render: ({ api }) => <code>{readText(api['baseUrl'])}</code> },
    {
      title: 'Who may call',
      width: '22%',
      render: ({ calls }) =>
        readText(calls['userPath']) === '' ? 'It sends nothing' : nameVerification(readText(calls['verification'])),
    },
    { title: 'Changed', width: 90, render: ({ updatedAt }) => <TimeAgo at={updatedAt} /> },
    {
      title: 'Actions',
      width: 240,
      align: 'right',
      render: (resource) =>
        actions === undefined ? null : (
          <>
            <ActionButton label="Address" resource={resource} act={actions.onAddress} />
            <ActionButton label="Change" resource={resource} act={actions.onEdit} />
            <ActionButton label="Delete" resource={resource} act={actions.onRemove} />
          </>
        ),
    },
  ];
}

type ActionButtonProps = { readonly label: string; readonly resource: Resource; readonly act: Act };

function ActionButton({ label, resource, act }: ActionButtonProps) {
  const color = label === 'Delete' ? 'red' : 'gray';
  const name = label === 'Address' ? `Address of ${resource.name}` : `${label} ${resource.name}`;
  return (
    <Button variant="subtle" color={color} aria-label={name} onClick={() => act(resource)}>
      {label}
    </Button>
  );
}

function nameVerification(value: string): string {
  const { options } = resourceFields.calls.verification;
  return options.find((option) => option.value === value)?.label ?? options[0].label;
}

const readText = (value: unknown): string => (typeof value === 'string' ? value : '');
