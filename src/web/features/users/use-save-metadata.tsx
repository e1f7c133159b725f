import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { JsonObject } from '#core/base/json.ts';
import { notifyDone, notifyError } from '../../lib/notify-error.ts';
import type { User } from './requests/get-user.ts';
import { useSetUserMetadata } from './requests/set-user-metadata.ts';
import classes from './users.module.css';

const SHOWN_MS = 15_000;

/** Saves the metadata of a user, and says so with the way back to what it was. */
export function useSaveMetadata(projectId: string, userId: string) {
  const change = useSetUserMetadata(projectId, userId);
  // Promises, not callbacks: who undoes may have left the page by then.
  const undo = (before: JsonObject) =>
    void change
      .mutateAsync(before)
      .then(() => notifyDone(`The metadata of ${userId} is what it was.`))
      .catch((error: unknown) => notifyError(error, 'The metadata was not set back.'));
  const save = (metadata: JsonObject, before: User['metadata'], onSaved: () => void) =>
    change.mutate(metadata, {
      onSuccess: () => {
        onSaved();
        // Only objects are ever stored.
        notifySaved(userId, () => undo(before as JsonObject));
      },
      onError: (error) => notifyError(error, 'The metadata was not saved.'),
    });
  return { save, isPending: change.isPending };
}

function notifySaved(userId: string, onUndo: () => void): void {
  const id = `metadata-${userId}`;
  // One that is still there belongs to an older change.
  notifications.hide(id);
  notifications.show({
    id,
    autoClose: SHOWN_MS,
    message: (
      <span className={classes['done']}>
        <span>The metadata is saved. Schedules in the user’s time zone follow.</span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          Undo
        </Button>
      </span>
    ),
  });
}
