import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { checkEventName } from '#core/schema/check-event-name.ts';
import { describeError } from '../../lib/describe-error.ts';
import { hasErrorCode } from '../../lib/api-error.ts';
import { notifyError } from '../../lib/notify-error.ts';
import { DEFAULT_SAMPLE } from './default-sample.ts';
import { useCreateAppEvent } from './requests/create-app-event.ts';
import type { AppEvent } from './requests/get-app-event.ts';
import { SampleEditor } from './sample-editor.tsx';
import { useCheckedSample } from './use-checked-sample.ts';

type CreateAppEventDialogProps = {
  readonly projectId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onCreated: (created: AppEvent) => void;
};

export function CreateAppEventDialog({ isOpen, onClose, ...rest }: CreateAppEventDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Create App Event" size={960} closeOnClickOutside={false}>
      <CreateForm onClose={onClose} {...rest} />
    </Modal>
  );
}

/** Apart, so that what was typed is forgotten when the dialog closes. */
function CreateForm({ projectId, onClose, onCreated }: Omit<CreateAppEventDialogProps, 'isOpen'>) {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [sample, setSample] = useState(DEFAULT_SAMPLE);
  const [nameProblem, setNameProblem] = useState<string>();
  const checked = useCheckedSample(sample);
  const create = useCreateAppEvent(projectId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checkedName = checkEventName(name);
    if (!checkedName.ok) return setNameProblem(checkedName.message);
    if (!checked.ok) return;
    create.mutate(
      { name: checkedName.name, description: description.trim(), sample },
      { onSuccess: onCreated, onError: (error) => showRefusal(error, setNameProblem) },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Group grow align="flex-start">
          <TextInput
            label="Name"
            description="What your app will send, for example “Contact Created”."
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
            description="When your app sends it, for the people who build workflows."
            value={description}
            maxLength={2000}
            rows={1}
            autosize
            maxRows={4}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
        </Group>
        <SampleEditor text={sample} onChange={setSample} checked={checked} height={280} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending} disabled={!checked.ok}>
            Create App Event
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What is wrong with the name is said at the name. */
function showRefusal(error: unknown, setNameProblem: (problem: string) => void) {
  if (hasErrorCode(error, 'name_taken') || hasErrorCode(error, 'invalid_name')) setNameProblem(describeError(error));
  else notifyError(error, 'The App Event was not created.');
}
