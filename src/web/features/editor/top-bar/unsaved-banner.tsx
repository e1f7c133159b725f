import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import type { SyncStatus } from '../store/editor-state.ts';
import classes from './unsaved-banner.module.css';

/** Says, across the page, that nothing gets through, how much is at stake, and what happens to it. */
export function UnsavedBanner() {
  const store = useEditorStore();
  const sync = useEditorState((state) => state.sync);
  const message = useEditorState((state) => state.syncMessage);
  const count = useEditorState((state) => state.unsentCount);
  const isKept = useEditorState((state) => state.isKept);
  const isStuck = sync === 'offline' || sync === 'error';
  return (
    <div role="status">
      {isStuck && (
        <div className={classes['banner']} data-sync={sync}>
          <IconCloudOff size={18} stroke={1.7} aria-hidden />
          <p className={classes['words']}>
            <strong>{describeUnsaved(count, sync)}</strong> {sync === 'error' && message}{' '}
            {count === 0
              ? 'Go on working: your changes are kept until Millrace answers again.'
              : describeKeeping(isKept)}
          </p>
          <Button size="compact-xs" variant="default" onClick={() => void store.reconnect()}>
            Try now
          </Button>
        </div>
      )}
    </div>
  );
}

function describeUnsaved(count: number, sync: SyncStatus): string {
  if (count === 0) return sync === 'offline' ? 'You are offline.' : 'Nothing can be saved at the moment.';
  return count === 1 ? '1 change is not saved yet.' : `${count} changes are not saved yet.`;
}

function describeKeeping(isKept: boolean): string {
  return isKept
    ? 'Go on working: this browser keeps everything, also when the page is closed, and sends it when Millrace answers again.'
    : 'Go on working, and leave this page open: everything is sent when Millrace answers again.';
}
