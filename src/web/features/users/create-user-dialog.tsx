import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { notifyError } from '../../lib/notify-error.ts';
import { useCreateUser } from './requests/create-user.ts';

type CreateUserDialogProps = {
  readonly projectId: string;
  readonly onClose: () => void;
  readonly onCreated: (userId: string) => void;
};

/** Mounted while it is open. */
export function CreateUserDialog({ projectId, onClose, onCreated }: CreateUserDialogProps) {
  const [userId, setUserId] = useState('');
  const [problem, setProblem] = useState<string>();
  const create = useCreateUser(projectId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (userId.trim() === '') return setProblem('Say which id your app uses for this user.');
    create.mutate(userId.trim(), {
      onSuccess: (created) => onCreated(created.userId),
      onError: (error) => notifyError(error, 'The user was not added.'),
    });
  };
  return (
    <Modal opened onClose={onClose} title="Add user">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Id"
            description="The id that your app uses, the “sub” of the User Token. Users become known by their first event anyway; add one to switch workflows on before that."
            value={userId}
            error={problem}
            maxLength={255}
            data-autofocus
            onChange={(event) => {
              setUserId(event.currentTarget.value);
              setProblem(undefined);
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Add user
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
