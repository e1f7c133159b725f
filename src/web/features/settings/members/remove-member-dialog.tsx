import { notifyDone, notifyError } from '../../../lib/notify-error.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useRemoveMember, type Member } from './member-requests.ts';

type RemoveMemberDialogProps = { readonly member: Member | undefined; readonly onClose: () => void };

export function RemoveMemberDialog({ member, onClose }: RemoveMemberDialogProps) {
  const remove = useRemoveMember();
  return (
    <ConfirmDialog
      isOpen={member !== undefined}
      title={`Remove ${member?.name ?? ''} from the project?`}
      confirmLabel="Remove the member"
      isPending={remove.isPending}
      onClose={onClose}
      onConfirm={() => {
        if (member === undefined) return;
        remove.mutate(member.id, {
          onError: (error) => notifyError(error, `${member.name} was not removed.`),
          onSuccess: () => {
            notifyDone(`${member.name} is no longer a member.`);
            onClose();
          },
        });
      }}
    >
      They lose access at once. What they built stays, and a new invitation brings them back.
    </ConfirmDialog>
  );
}
