import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** Asks before the page is left with an unsaved sample; changing tabs keeps it. */
export function LeaveGuard({ isUnsaved }: { readonly isUnsaved: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isUnsaved && current.pathname !== next.pathname,
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <ConfirmDialog
      isOpen
      title="Leave without saving the sample?"
      confirmLabel="Leave"
      onConfirm={blocker.proceed}
      onClose={blocker.reset}
    >
      Your changes to the sample are not saved and will be lost.
    </ConfirmDialog>
  );
}
