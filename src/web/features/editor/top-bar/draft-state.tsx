import { Tooltip } from '@mantine/core';
import { useEditorState } from '../store/editor-context.ts';
import type { SyncStatus } from '../store/editor-state.ts';
import { useDraftChanges } from './use-draft-changes.ts';
import classes from './top-bar.module.css';

const SYNC: Readonly<Record<SyncStatus, { readonly label: string; readonly text: string }>> = {
  saved: { label: 'Saved', text: 'All changes of the draft are saved.' },
  saving: { label: 'Saving…', text: 'Your changes are on their way.' },
  offline: { label: 'Offline', text: 'Your changes stay here and are sent as soon as Millrace answers.' },
  error: { label: 'Not saved', text: 'Your changes stay here until this is solved.' },
};

/** "Draft · 3 changes" and whether it is saved. */
export function DraftState() {
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  return (
    <div className={classes['state']}>
      <ChangeCount />
      {isReadOnly ? <span className={classes['sync']}>Read only</span> : <SyncState />}
    </div>
  );
}

/** Apart from its neighbour: this one is drawn with every edit. */
function ChangeCount() {
  const { publishedNumber, changes } = useDraftChanges();
  return <span>{describeDraft(publishedNumber, changes?.length ?? null)}</span>;
}

function SyncState() {
  const sync = useEditorState((state) => state.sync);
  const message = useEditorState((state) => state.syncMessage);
  const count = useEditorState((state) => state.unsentCount);
  const { label, text } = SYNC[sync];
  return (
    <Tooltip label={message === null ? text : `${message} ${text}`} multiline maw={320}>
      <output className={classes['sync']} data-sync={sync}>
        {label}
        {(sync === 'offline' || sync === 'error') && count > 0 && ` · ${count} ${count === 1 ? 'change' : 'changes'}`}
      </output>
    </Tooltip>
  );
}

function describeDraft(publishedNumber: number | null, count: number | null): string {
  if (publishedNumber === null) return 'Draft · not published';
  if (count === null) return `Version ${publishedNumber}`;
  if (count === 0) return `Version ${publishedNumber} · no changes`;
  return `Draft · ${count} ${count === 1 ? 'change' : 'changes'}`;
}
