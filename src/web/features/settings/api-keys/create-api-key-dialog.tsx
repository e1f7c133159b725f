import { Modal } from '@mantine/core';
import { NameForm } from '../name-form.tsx';
import { ShownOnce } from '../shown-once.tsx';
import { useCreateApiKey } from './api-key-requests.ts';

type CreateApiKeyDialogProps = { readonly isOpen: boolean; readonly onClose: () => void };

export function CreateApiKeyDialog({ isOpen, onClose }: CreateApiKeyDialogProps) {
  const create = useCreateApiKey();
  const secret = create.data?.secret;
  const close = () => {
    onClose();
    create.reset();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={secret === undefined ? 'Create an API key' : 'The API key'}
      closeOnClickOutside={secret === undefined}
      closeOnEscape={secret === undefined}
      withCloseButton={secret === undefined}
      size="lg"
    >
      {secret === undefined ? (
        <NameForm
          label="Name"
          description="What uses it, for example “Backend, production”."
          submitLabel="Create the key"
          error={create.error}
          isPending={create.isPending}
          onSubmit={(name) => create.mutate(name)}
          onCancel={close}
        />
      ) : (
        <ShownOnce secret={secret} what="API key" onDone={close} />
      )}
    </Modal>
  );
}
