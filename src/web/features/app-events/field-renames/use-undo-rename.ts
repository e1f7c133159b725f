import { notifyDone, notifyError } from '../../../lib/notify-error.ts';
import { useUndoFieldRename } from '../requests/field-renames.ts';
import { describeDraftCount } from './describe-rename.ts';

/** Takes a rename back and says what came of it. */
export function useUndoRename(projectId: string, appEventId: string) {
  const undo = useUndoFieldRename(projectId, appEventId);
  // `mutateAsync`: the notification that asks for it may outlive the dialog that showed it.
  const run = (renameId: string) => {
    undo.mutateAsync(renameId).then(
      ({ draftCount, isSampleRestored }) =>
        notifyDone(
          `${describeDraftCount(draftCount)} went back to the old key. ${isSampleRestored ? 'So did the sample.' : 'The sample was changed since and stays as it is.'}`,
        ),
      (error: unknown) => notifyError(error, 'The rename was not undone.'),
    );
  };
  return { run, isPending: undo.isPending };
}
