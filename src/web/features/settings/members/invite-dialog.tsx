import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { ROLES, type Role } from '#contract/roles.ts';
import { Notice } from '../../../ui/notice.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { ROLE_WORDS } from '../../../lib/role-words.ts';
import { useCreateInvitation } from './invitation-requests.ts';
import { LinkToCopy } from './link-to-copy.tsx';

type InviteDialogProps = { readonly isOpen: boolean; readonly onClose: () => void };

export function InviteDialog({ isOpen, onClose }: InviteDialogProps) {
  const create = useCreateInvitation();
  const close = () => {
    onClose();
    create.reset();
  };
  return (
    <Modal opened={isOpen} onClose={close} title="Invite a member">
      {create.data === undefined ? (
        <InviteForm
          isPending={create.isPending}
          error={create.error}
          onCancel={close}
          onSubmit={(role) => create.mutate(role)}
        />
      ) : (
        <LinkToCopy
          label="Invitation link"
          url={create.data.url}
          text="Send this link to the one person you invite. It works once, for 7 days, and is shown this once only."
          onDone={close}
        />
      )}
    </Modal>
  );
}

type InviteFormProps = {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (role: Role) => void;
};

function InviteForm({ isPending, error, onCancel, onSubmit }: InviteFormProps) {
  const [role, setRole] = useState<Role>('builder');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(role);
      }}
    >
      <Stack>
        <Radio.Group
          label="Role"
          value={role}
          onChange={(value) => setRole(ROLES.find((known) => known === value) ?? role)}
        >
          <Stack gap="xs" mt="xs">
            {ROLES.map((known) => (
              <Radio key={known} value={known} label={ROLE_WORDS[known].label} description={ROLE_WORDS[known].text} />
            ))}
          </Stack>
        </Radio.Group>
        {error === null ? null : <Notice tone="error">{describeError(error)}</Notice>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending}>
            Create the link
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
