import { Button } from '@mantine/core';
import { useState } from 'react';
import { FieldFrame } from '../fields/field-frame.tsx';
import type { FieldProps } from '../fields/field-props.ts';
import { useEditorState } from '../store/editor-context.ts';
import { AppEventCard } from './app-event-card.tsx';
import { AppEventList } from './app-event-list.tsx';
import { CreateAppEventForm } from './create-app-event-form.tsx';
import classes from './trigger-panel.module.css';

type View = 'chosen' | 'list' | { readonly createNamed: string };

/** Choose one of the project's App Events, or make a new one without leaving the workflow. */
export function AppEventFieldInput({ field, value, onChange, messages, isReadOnly }: FieldProps<'app-event'>) {
  const appEvents = useEditorState((state) => state.appEvents);
  const chosen = appEvents.find(({ id }) => id === value);
  const [view, setView] = useState<View>('chosen');
  const { label, help, isRequired = false } = field;
  const choose = (id: string) => {
    onChange(id);
    setView('chosen');
  };
  return (
    <FieldFrame label={label} help={help} isRequired={isRequired} messages={messages}>
      {({ describedBy }) => {
        if (typeof view === 'object') {
          return <CreateAppEventForm name={view.createNamed} onCreated={choose} onCancel={() => setView('list')} />;
        }
        if (chosen !== undefined && view === 'chosen') {
          return <AppEventCard appEvent={chosen} onChange={isReadOnly ? undefined : () => setView('list')} />;
        }
        if (isReadOnly) return <p className={classes['dim']}>No App Event is chosen.</p>;
        return (
          <>
            <AppEventList
              appEvents={appEvents}
              selectedId={value}
              describedBy={describedBy}
              onChoose={choose}
              onCreate={(createNamed) => setView({ createNamed })}
            />
            {chosen !== undefined && (
              <Button mt="xs" variant="subtle" color="gray" size="compact-sm" onClick={() => setView('chosen')}>
                Keep “{chosen.name}”
              </Button>
            )}
          </>
        );
      }}
    </FieldFrame>
  );
}
