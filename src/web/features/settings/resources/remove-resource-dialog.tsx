import { describeError } from '../../../lib/describe-error.ts';
import { notifyDone } from '../../../lib/notify-error.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useRemoveResource, type Resource } from './resource-requests.ts';

type RemoveResourceDialogProps = { readonly resource: Resource | undefined; readonly onClose: () => void };

/** The server refuses while a workflow uses the resource, and names the workflows. */
export function RemoveResourceDialog({ resource, onClose }: RemoveResourceDialogProps) {
  const remove = useRemoveResource();
  const close = () => {
    remove.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen={resource !== undefined}
      title={`Delete the API resource “${resource?.name ?? ''}”?`}
      confirmLabel="Delete the resource"
      isPending={remove.isPending}
      onClose={close}
      onConfirm={() => {
        if (resource === undefined) return;
        remove.mutate(resource.id, {
          onSuccess: () => {
            notifyDone(`The API resource “${resource.name}” is deleted.`);
            close();
          },
        });
      }}
    >
      Its address stops at once. A resource that a workflow uses cannot be deleted.
      {remove.isError ? <Notice tone="error">{describeError(remove.error)}</Notice> : null}
    </ConfirmDialog>
  );
}
