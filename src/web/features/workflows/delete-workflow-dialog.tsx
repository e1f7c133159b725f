import { notifyDone, notifyError } from '../../lib/notify-error.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { WorkflowSummary } from './requests/list-workflows.ts';
import { useRemoveWorkflow } from './requests/remove-workflow.ts';

type DeleteWorkflowDialogProps = {
  readonly projectId: string;
  readonly workflow: WorkflowSummary;
  readonly onClose: () => void;
};

/** Mounted while it is open. */
export function DeleteWorkflowDialog({ projectId, workflow, onClose }: DeleteWorkflowDialogProps) {
  const remove = useRemoveWorkflow(projectId);
  const confirm = () =>
    remove.mutate(workflow, {
      onSuccess: () => {
        notifyDone(`“${workflow.name}” is deleted.`);
        onClose();
      },
      onError: (error) => notifyError(error, 'The workflow was not deleted.'),
    });
  return (
    <ConfirmDialog
      isOpen
      title={`Delete “${workflow.name}”?`}
      confirmLabel="Delete workflow"
      confirmName={workflow.name}
      isPending={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {describeEffect(workflow)} Its runs so far stay readable. This cannot be undone.
    </ConfirmDialog>
  );
}

function describeEffect({ publishedVersion, enabledUserCount, isOnByDefault }: WorkflowSummary): string {
  if (publishedVersion === null) return 'Its draft is lost. It is not published, so nothing stops running.';
  if (isOnByDefault) return 'It is published and on for every end user; it stops running for all of them.';
  if (enabledUserCount === 0) return 'It is published, but on for no end user.';
  const users = enabledUserCount === 1 ? '1 end user' : `${enabledUserCount.toLocaleString('en-US')} end users`;
  return `It is published and on for ${users}; it stops running for all of them.`;
}
