import { Badge } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import type { KeptState } from './kept-states.ts';
import classes from './versions-dialog.module.css';

/** One entry of the list of versions. */
export function KeptStateFacts({ state }: { readonly state: KeptState }) {
  const by = state.kind === 'version' ? state.version.publishedBy : state.snapshot.createdBy;
  return (
    <>
      <span className={classes['number']}>
        {state.kind === 'snapshot' ? <IconBookmark size={14} stroke={1.7} aria-label="Named state" /> : null}
        <span className={classes['title']}>{state.title}</span>
        {state.kind === 'version' && state.version.isCurrent ? (
          <Badge size="xs" variant="light">
            Published
          </Badge>
        ) : null}
      </span>
      <span className={classes['facts']}>
        {by} · <TimeAgo at={state.at} />
      </span>
      {state.kind === 'version' && state.version.restoredFrom !== null ? (
        <span className={classes['facts']}>Restored from {state.version.restoredFrom}</span>
      ) : null}
      {state.kind === 'version' && state.version.note !== '' ? (
        <span className={classes['note']}>{state.version.note}</span>
      ) : null}
    </>
  );
}
