import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { notifyDone, notifyError } from '../../../lib/notify-error.ts';
import { useWorkflow } from '../requests/get-workflow.ts';
import { useUnpublishWorkflow } from '../requests/unpublish-workflow.ts';
import { useEditorStore } from '../store/editor-context.ts';
import { useEditorView, useEditorViewState } from '../view/editor-view-context.ts';

export function UnpublishDialog() {
  const { projectId, workflowId } = useEditorStore();
  const view = useEditorView();
  const isOpen = useEditorViewState((state) => state.dialog === 'unpublish');
  const published = useWorkflow(projectId, workflowId).data?.publishedVersion ?? null;
  const request = useUnpublishWorkflow(projectId, workflowId);
  const close = () => view.open(null);
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={published === null ? 'Nothing is published' : `Unpublish version ${published.number}?`}
      confirmLabel={published === null ? 'Close' : 'Unpublish'}
      isPending={request.isPending}
      onClose={close}
      onConfirm={() => {
        if (published === null) return close();
        request.mutate(undefined, {
          onSuccess: () => {
            close();
            notifyDone('The workflow is not published any more.');
          },
          onError: (error) => notifyError(error, 'The workflow is still published'),
        });
      }}
    >
      {published === null
        ? 'This workflow does not start any runs. Publish it first.'
        : 'Events do not start new runs of this workflow any more; runs under way finish. The draft and all versions stay, and you can publish again at any time.'}
    </ConfirmDialog>
  );
}
