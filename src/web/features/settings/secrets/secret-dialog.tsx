import { Button, Group, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Notice } from '../../../ui/notice.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { notifyDone } from '../../../lib/notify-error.ts';
import { useCreateSecret, useUpdateSecret, type Secret } from './secret-requests.ts';

type SecretDialogProps = { readonly edited: Secret | 'new' | undefined; readonly onClose: () => void };

export function SecretDialog({ edited, onClose }: SecretDialogProps) {
  const title = edited === undefined || edited === 'new' ? 'Add a secret' : `Change the secret “${edited.name}”`;
  return (
    <Modal opened={edited !== undefined} onClose={onClose} title={title}>
      {edited === undefined ? null : <SecretForm secret={edited === 'new' ? undefined : edited} onClose={onClose} />}
    </Modal>
  );
}

function SecretForm({ secret, onClose }: { readonly secret: Secret | undefined; readonly onClose: () => void }) {
  const create = useCreateSecret();
  const update = useUpdateSecret();
  const form = useForm({
    initialValues: { name: secret?.name ?? '', value: '' },
    validate: {
      name: (name) => (name.trim() === '' ? 'Give the secret a name.' : null),
      value: (value) => (value === '' && secret === undefined ? 'The value is missing.' : null),
    },
  });
  const onSuccess = () => {
    notifyDone('The secret is saved.');
    onClose();
  };
  const save = (values: typeof form.values) => {
    const name = values.name.trim();
    if (secret === undefined) return create.mutate({ name, value: values.value }, { onSuccess });
    update.mutate({ id: secret.id, name, ...(values.value === '' ? {} : { value: values.value }) }, { onSuccess });
  };
  const error = create.error ?? update.error;
  return (
    <form onSubmit={form.onSubmit(save)}>
      <Stack>
        <TextInput
          label="Name"
          placeholder="CRM password"
          maxLength={100}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <PasswordInput
          label={secret === undefined ? 'Value' : 'New value'}
          description={secret === undefined ? undefined : 'Leave it empty to keep the value.'}
          autoComplete="new-password"
          maxLength={64_000}
          {...form.getInputProps('value')}
        />
        {error === null ? null : <Notice tone="error">{describeError(error)}</Notice>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            Save the secret
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
