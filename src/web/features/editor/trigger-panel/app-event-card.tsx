import { Button } from '@mantine/core';
import { JsonView } from '../../../ui/json-view.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { useEditorStore } from '../store/editor-context.ts';
import type { EditorAppEvent } from '../store/editor-state.ts';
import classes from './trigger-panel.module.css';

type AppEventCardProps = { readonly appEvent: EditorAppEvent; readonly onChange: (() => void) | undefined };

/** The chosen App Event with its sample: the test data, and where the variables come from. */
export function AppEventCard({ appEvent: { id, name, sample }, onChange }: AppEventCardProps) {
  const { projectId } = useEditorStore();
  return (
    <div className={classes['card']}>
      <div className={classes['cardHead']}>
        <span className={classes['eventName']}>{name}</span>
        {onChange !== undefined && (
          <Button variant="default" size="compact-sm" onClick={onChange} aria-label="Change the App Event">
            Change
          </Button>
        )}
      </div>
      <div className={classes['cardHead']}>
        <span className={classes['dim']}>Sample payload</span>
        <TextLink link={{ to: '/p/$projectId/app-events/$appEventId', params: { projectId, appEventId: id } }}>
          Edit the sample
        </TextLink>
      </div>
      <JsonView value={sample} label={`Sample of ${name}`} maxHeight={360} />
    </div>
  );
}
