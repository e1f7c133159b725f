import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { checkEventName, normaliseEventName } from '#core/schema/check-event-name.ts';
import { hasErrorCode } from '../../lib/api-error.ts';
import { describeError } from '../../lib/describe-error.ts';
import { notifyError } from '../../lib/notify-error.ts';
import type { AppEvent } from './requests/get-app-event.ts';
import { useUpdateAppEvent } from './requests/update-app-event.ts';

type EditDetailsDialogProps = {
  readonly projectId: string;
  readonly appEvent: AppEvent;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Renames the event or changes its description. */
export function EditDetailsDialog({ isOpen, onClose, ...rest }: EditDetailsDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Rename App Event">
      <DetailsForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function DetailsForm({ projectId, appEvent, onClose }: Omit<EditDetailsDialogProps, 'isOpen'>) {
  const [name, setName] = useState(appEvent.name);
  const [description, setDescription] = useState(appEvent.description);
  const [nameProblem, setNameProblem] = useState<string>();
  const update = useUpdateAppEvent(projectId, appEvent.id);
  const isRename = normaliseEventName(name) !== appEvent.name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = checkEventName(name);
    if (!checked.ok) return setNameProblem(checked.message);
    const changes = { description: description.trim(), ...(isRename ? { name: checked.name } : {}) };
    update.mutate(changes, {
      onSuccess: onClose,
      onError: (error) => {
        if (hasErrorCode(error, 'name_taken') || hasErrorCode(error, 'invalid_name')) {
          setNameProblem(describeError(error));
        } else notifyError(error, 'The App Event was not changed.');
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Name"
          description={
            isRename
              ? `“${appEvent.name}” stays an old name that still receives. Every workflow keeps working.`
              : 'What your app sends. Workflows follow a new name by themselves.'
          }
          value={name}
          error={nameProblem}
          maxLength={400}
          data-autofocus
          onChange={(event) => {
            setName(event.currentTarget.value);
            setNameProblem(undefined);
          }}
        />
        <Textarea
          label="Description"
          value={description}
          maxLength={2000}
          autosize
          minRows={2}
          maxRows={8}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={update.isPending}>
            {isRename ? 'Rename' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
