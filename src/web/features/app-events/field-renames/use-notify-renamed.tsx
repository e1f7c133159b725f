import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { StoredRename } from '../requests/field-renames.ts';
import { countVariables, describeDraftCount, describeVariableCount } from './describe-rename.ts';
import classes from './field-renames.module.css';
import { useUndoRename } from './use-undo-rename.ts';

const SHOWN_MS = 15_000;

/** Says that fields were renamed, with the way back. */
export function useNotifyRenamed(projectId: string, appEventId: string): (made: StoredRename) => void {
  const undo = useUndoRename(projectId, appEventId);
  return ({ id, drafts }) => {
    const notice = `field-rename-${id}`;
    const where = `${describeVariableCount(countVariables(drafts))} in ${describeDraftCount(drafts.length)}`;
    notifications.show({
      id: notice,
      autoClose: SHOWN_MS,
      message: (
        <span className={classes['done']}>
          <span>The sample is saved, and {where} read the new key.</span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(notice);
              undo.run(id);
            }}
          >
            Undo
          </Button>
        </span>
      ),
    });
  };
}
