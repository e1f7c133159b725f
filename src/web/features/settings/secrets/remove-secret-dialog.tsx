import { Notice } from '../../../ui/notice.tsx';
import { describeError } from '../../../lib/describe-error.ts';
import { notifyDone } from '../../../lib/notify-error.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useRemoveSecret, type Secret } from './secret-requests.ts';

type RemoveSecretDialogProps = { readonly secret: Secret | undefined; readonly onClose: () => void };

/** The server refuses while a workflow uses the secret, and names the workflows. */
export function RemoveSecretDialog({ secret, onClose }: RemoveSecretDialogProps) {
  const remove = useRemoveSecret();
  const close = () => {
    remove.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen={secret !== undefined}
      title={`Delete the secret “${secret?.name ?? ''}”?`}
      confirmLabel="Delete the secret"
      isPending={remove.isPending}
      onClose={close}
      onConfirm={() => {
        if (secret === undefined) return;
        remove.mutate(secret.id, {
          onSuccess: () => {
            notifyDone(`The secret “${secret.name}” is deleted.`);
            close();
          },
        });
      }}
    >
      Its value is gone for good. A secret that a workflow uses cannot be deleted.
      {remove.isError ? <Notice tone="error">{describeError(remove.error)}</Notice> : null}
    </ConfirmDialog>
  );
}
