import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { createProject } from '#contract/session.ts';
import { callApi } from '../../lib/api.ts';
import { notifyError } from '../../lib/notify-error.ts';
import { sessionQuery } from '../../lib/session.ts';

type CreateProjectDialogProps = { readonly isOpen: boolean; readonly onClose: () => void };

export function CreateProjectDialog({ isOpen, onClose }: CreateProjectDialogProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [complaint, setComplaint] = useState<string>();
  const create = useMutation({
    mutationFn: () => callApi(createProject, { body: { name: name.trim() } }),
    onError: (error) => notifyError(error, 'The project was not created.'),
    onSuccess: async ({ id }) => {
      await client.refetchQueries(sessionQuery);
      setName('');
      onClose();
      await navigate({ to: '/p/$projectId/workflows', params: { projectId: id } });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setComplaint('Give the project a name.');
    create.mutate();
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title="New project">
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label="Name"
            description="A project has its own events, workflows, users, keys and members."
            maxLength={100}
            data-autofocus
            value={name}
            error={complaint}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setComplaint(undefined);
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Create project
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
