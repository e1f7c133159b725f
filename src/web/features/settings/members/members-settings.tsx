import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCan } from '../../../lib/permissions.ts';
import { useProjectId } from '../../../lib/project-id.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SettingsSection } from '../settings-section.tsx';
import { InvitationsSection } from './invitations-section.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { membersQuery, type Member } from './member-requests.ts';
import { MembersTable } from './members-table.tsx';
import { PasswordLinkDialog } from './password-link-dialog.tsx';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';

export function MembersSettings() {
  const members = useQuery(membersQuery(useProjectId()));
  const canAdminister = useCan('administer');
  const [isInviting, setIsInviting] = useState(false);
  const [removing, setRemoving] = useState<Member>();
  const [resetting, setResetting] = useState<Member>();
  if (members.isError) return <ErrorState error={members.error} onRetry={() => void members.refetch()} />;
  return (
    <>
      <SettingsSection
        title="Members"
        text="People who sign in to this project. What somebody may do follows from the role."
        actions={
          canAdminister ? (
            <Button leftSection={<IconUserPlus size={16} />} onClick={() => setIsInviting(true)}>
              Invite a member
            </Button>
          ) : undefined
        }
      >
        <MembersTable members={members.data} onRemove={setRemoving} onResetPassword={setResetting} />
      </SettingsSection>
      {canAdminister ? <InvitationsSection /> : null}
      <InviteDialog isOpen={isInviting} onClose={() => setIsInviting(false)} />
      <RemoveMemberDialog member={removing} onClose={() => setRemoving(undefined)} />
      <PasswordLinkDialog member={resetting} onClose={() => setResetting(undefined)} />
    </>
  );
}
