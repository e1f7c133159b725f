import { Button, Group, Modal, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Notice } from '../../../ui/notice.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { notifyDone } from '../../../lib/notify-error.ts';
import { ShownOnce } from '../shown-once.tsx';
import { useCreateSigningKey, type CreatedSigningKey } from './signing-key-requests.ts';

type AddSigningKeyDialogProps = { readonly isOpen: boolean; readonly onClose: () => void };

export function AddSigningKeyDialog({ isOpen, onClose }: AddSigningKeyDialogProps) {
  const [created, setCreated] = useState<CreatedSigningKey>();
  const close = () => {
    onClose();
    setCreated(undefined);
  };
  const secret = created?.privateKeyPem ?? null;
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={secret === null ? 'Add a signing key' : 'The private key'}
      size="lg"
      closeOnClickOutside={secret === null}
      closeOnEscape={secret === null}
      withCloseButton={secret === null}
    >
      {created === undefined || secret === null ? (
        <AddForm
          onCancel={close}
          onCreated={(answer) => {
            if (answer.privateKeyPem !== null) return setCreated(answer);
            notifyDone(`The signing key “${answer.key.name}” is active.`);
            close();
          }}
        />
      ) : (
        <ShownOnce secret={secret} what="private key" fileName={`millrace-${created.key.kid}.pem`} onDone={close} />
      )}
    </Modal>
  );
}

type AddFormProps = { readonly onCancel: () => void; readonly onCreated: (answer: CreatedSigningKey) => void };

function AddForm({ onCancel, onCreated }: AddFormProps) {
  const create = useCreateSigningKey();
  const form = useForm({
    initialValues: { name: '', source: 'generate', publicKeyPem: '' },
    validate: {
      name: (name) => (name.trim() === '' ? 'Give the key a name, for example “Production”.' : null),
      publicKeyPem: (pem, { source }) =>
        source === 'paste' && !/-----BEGIN [A-Z ]*PUBLIC KEY-----/.test(pem)
          ? 'Paste the public key in PEM form.'
          : null,
    },
  });
  const submit = ({ name, source, publicKeyPem }: typeof form.values) =>
    create.mutate(
      { name: name.trim(), ...(source === 'paste' ? { publicKeyPem: publicKeyPem.trim() } : {}) },
      { onSuccess: onCreated },
    );
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack>
        <TextInput
          label="Name"
          placeholder="Production"
          maxLength={100}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <SegmentedControl
          aria-label="Where the key comes from"
          data={[
            { value: 'generate', label: 'Generate a pair' },
            { value: 'paste', label: 'Paste a public key' },
          ]}
          {...form.getInputProps('source')}
        />
        {form.values.source === 'generate' ? (
          <Text size="sm" c="dimmed">
            Millrace makes an RSA key pair and shows you the private key once.
          </Text>
        ) : (
          <Textarea
            label="Public key"
            description="RSA, at least 2048 bits, in PEM form. The private key stays with you."
            placeholder="-----BEGIN PUBLIC KEY-----"
            autosize
            minRows={6}
            maxRows={12}
            maxLength={10_000}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
            {...form.getInputProps('publicKeyPem')}
          />
        )}
        {create.isError ? <Notice tone="error">{describeError(create.error)}</Notice> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            {form.values.source === 'generate' ? 'Generate the key' : 'Add the key'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
