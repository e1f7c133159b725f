import { useMemo } from 'react';
import { explainFailures, judgeEvent, readEventFilter, readsUser } from '#core/workflow/event-filter.ts';
import { useEditorState } from '../store/editor-context.ts';
import classes from './trigger-panel.module.css';

/** What the filter says to the sample of the App Event. */
export function FilterPreview() {
  const trigger = useEditorState(({ document }) => document.trigger);
  const appEventId = trigger?.config['appEventId'];
  const sample = useEditorState(({ appEvents }) => appEvents.find(({ id }) => id === appEventId)?.sample);
  const text = useMemo(() => {
    if (sample === undefined) return null;
    const filter = readEventFilter({ trigger });
    if (filter.length === 0) return null;
    if (readsUser(filter)) return 'What the filter says depends on the end user too.';
    try {
      const failures = judgeEvent(filter, { payload: sample, user: { id: '', metadata: {} } });
      return failures === null
        ? 'The sample passes the filter.'
        : `The sample does not pass. ${explainFailures(failures)}`;
    } catch {
      // An unknown operator is a problem of its own.
      return null;
    }
  }, [trigger, sample]);
  return (
    <p className={classes['dim']} role="status">
      {text}
    </p>
  );
}
