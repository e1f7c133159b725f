import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { notifyDone, notifyError } from '../../../lib/notify-error.ts';
import { useProjectId } from '../../../lib/project-id.ts';
import { ROLE_WORDS } from '../../../lib/role-words.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { SettingsSection } from '../settings-section.tsx';
import { invitationsQuery, useRemoveInvitation, type Invitation } from './invitation-requests.ts';

/** Links that nobody has used yet; hidden while there are none. */
export function InvitationsSection() {
  const invitations = useQuery(invitationsQuery(useProjectId()));
  const remove = useRemoveInvitation();
  if (invitations.isError) {
    return (
      <ErrorState
        error={invitations.error}
        onRetry={() => void invitations.refetch()}
        title="The invitations could not be loaded"
      />
    );
  }
  if (invitations.data === undefined || invitations.data.length === 0) return null;
  const withdraw = ({ id }: Invitation) =>
    remove.mutate(id, {
      onError: (error) => notifyError(error, 'The invitation still works.'),
      onSuccess: () => notifyDone('The invitation is withdrawn.'),
    });
  const columns: Column<Invitation>[] = [
    { title: 'Role', render: ({ role }) => ROLE_WORDS[role].label },
    { title: 'Created', width: 160, render: ({ createdAt }) => <TimeAgo at={createdAt} /> },
    { title: 'Valid until', width: 160, render: ({ expiresAt }) => <TimeAgo at={expiresAt} /> },
    {
      title: 'Actions',
      width: 140,
      align: 'right',
      render: (invitation) => (
        <Button variant="subtle" color="red" disabled={remove.isPending} onClick={() => withdraw(invitation)}>
          Withdraw
        </Button>
      ),
    },
  ];
  return (
    <SettingsSection title="Invitations" text="Links that have not been used yet.">
      <DataTable label="Invitations" columns={columns} rows={invitations.data} getRowId={({ id }) => id} />
    </SettingsSection>
  );
}
