import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { notifyError } from '../../lib/notify-error.ts';
import { useCreateWorkflow } from './requests/create-workflow.ts';

type CreateWorkflowDialogProps = {
  readonly projectId: string;
  /** The workflow whose draft is copied; undefined for an empty one. */
  readonly source: { readonly id: string; readonly name: string } | undefined;
  readonly onClose: () => void;
  readonly onCreated: (workflowId: string) => void;
};

/** Mounted while it is open. */
export function CreateWorkflowDialog({ projectId, source, onClose, onCreated }: CreateWorkflowDialogProps) {
  const [name, setName] = useState(source === undefined ? '' : `${source.name} (copy)`.slice(0, 200));
  const [problem, setProblem] = useState<string>();
  const create = useCreateWorkflow(projectId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setProblem('Give the workflow a name.');
    create.mutate(
      { name: name.trim(), ...(source === undefined ? {} : { copyOf: source.id }) },
      {
        onSuccess: ({ id }) => onCreated(id),
        onError: (error) => notifyError(error, 'The workflow was not created.'),
      },
    );
  };
  const verb = source === undefined ? 'Create workflow' : 'Duplicate workflow';
  return (
    <Modal opened onClose={onClose} title={verb}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Name"
            description={
              source === undefined
                ? 'What it does, for example “Create the contact in Salesforce”.'
                : 'The copy begins with the draft of the original and is not published.'
            }
            value={name}
            error={problem}
            maxLength={200}
            data-autofocus
            onChange={(event) => {
              setName(event.currentTarget.value);
              setProblem(undefined);
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
