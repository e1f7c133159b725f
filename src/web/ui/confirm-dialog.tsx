import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

type ConfirmDialogProps = {
  readonly isOpen: boolean;
  /** A question: "Revoke the key “Production”?" */
  readonly title: string;
  /** What it affects. */
  readonly children?: ReactNode;
  /** A verb and a noun: "Revoke the key". */
  readonly confirmLabel: string;
  /** When set, the member types this name before the button works. */
  readonly confirmName?: string;
  /** What leaves everything as it is; for actions that are themselves called "Cancel". */
  readonly closeLabel?: string;
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before something is destroyed. */
export function ConfirmDialog({ isOpen, onClose, title, ...rest }: ConfirmDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title}>
      <ConfirmForm onClose={onClose} {...rest} />
    </Modal>
  );
}

/** Apart, so that a typed name is forgotten when the dialog closes. */
function ConfirmForm(props: Omit<ConfirmDialogProps, 'isOpen' | 'title'>) {
  const { children, confirmLabel, confirmName, closeLabel = 'Cancel', isPending = false, onConfirm, onClose } = props;
  const [typed, setTyped] = useState('');
  const isAllowed = confirmName === undefined || typed.trim() === confirmName.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isAllowed && !isPending) onConfirm();
      }}
    >
      <Stack>
        <div>{children}</div>
        {confirmName === undefined ? null : (
          <TextInput
            label={`Type “${confirmName}” to go on`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {closeLabel}
          </Button>
          <Button
            type="submit"
            color="red"
            disabled={!isAllowed}
            loading={isPending}
            data-autofocus={confirmName === undefined || undefined}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
