import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Notice } from '../../../ui/notice.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { LinkToCopy } from './link-to-copy.tsx';
import { useCreatePasswordResetLink, type Member } from './member-requests.ts';

type PasswordLinkDialogProps = { readonly member: Member | undefined; readonly onClose: () => void };

export function PasswordLinkDialog({ member, onClose }: PasswordLinkDialogProps) {
  return (
    <Modal opened={member !== undefined} onClose={onClose} title={`A new password for ${member?.name ?? ''}`}>
      {member === undefined ? null : <PasswordLink member={member} onClose={onClose} />}
    </Modal>
  );
}

function PasswordLink({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const create = useCreatePasswordResetLink();
  if (create.data !== undefined) {
    return (
      <LinkToCopy
        label="Link for a new password"
        url={create.data.url}
        text={`Hand this link to ${member.name} and nobody else: whoever opens it sets the password. It works once, for an hour.`}
        onDone={onClose}
      />
    );
  }
  return (
    <Stack>
      <Text size="sm">You get a link with which {member.name} sets a new password. The old one works until then.</Text>
      {create.isError ? <Notice tone="error">{describeError(create.error)}</Notice> : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={create.isPending} onClick={() => create.mutate(member.id)} data-autofocus>
          Create the link
        </Button>
      </Group>
    </Stack>
  );
}
