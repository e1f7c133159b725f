import { Tabs } from '@mantine/core';
import { useRef, useState } from 'react';
import { findStep } from '#core/workflow/walk.ts';
import { findStepDefinition } from '#steps/catalog.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useEditorState } from '../store/editor-context.ts';
import { TestTab } from '../test-shelf/test-tab.tsx';
import { NotesTab } from './notes-tab.tsx';
import { SetupTab } from './setup-tab.tsx';
import { StepNameInput } from './step-name-input.tsx';
import { useFocusRequest } from './use-focus-request.ts';
import classes from './inspector.module.css';

export function StepInspector({ stepId }: { readonly stepId: string }) {
  const root = useRef<HTMLDivElement>(null);
  const [tab, setTab] = useState<string | null>('setup');
  const type = useEditorState(({ document }) => findStep(document, stepId)?.type ?? '');
  const hasNote = useEditorState(({ document }) => (findStep(document, stepId)?.note ?? '') !== '');
  const definition = findStepDefinition(type);
  useFocusRequest(root, stepId, () => setTab('setup'));
  return (
    <div ref={root} className={classes['content']}>
      <header className={classes['head']}>
        <span className={classes['icon']}>
          <Icon name={definition?.icon ?? ''} />
        </span>
        <div className={classes['heading']}>
          <StepNameInput stepId={stepId} />
          <p className={classes['type']}>{definition?.name ?? `Unknown type “${type}”`}</p>
        </div>
      </header>
      <Tabs value={tab} onChange={setTab} keepMounted={false} className={classes['tabs'] ?? ''}>
        <Tabs.List px="md">
          <Tabs.Tab value="setup">Setup</Tabs.Tab>
          <Tabs.Tab value="test">Test</Tabs.Tab>
          <Tabs.Tab value="notes">Notes{hasNote ? ' •' : ''}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="setup" className={classes['panel'] ?? ''}>
          {definition === undefined ? (
            <p className={classes['nothing']}>
              This Millrace does not know this type of step. Update it, or remove the step.
            </p>
          ) : (
            <SetupTab stepId={stepId} definition={definition} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="test" className={classes['panel'] ?? ''}>
          <TestTab stepId={stepId} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" className={classes['panel'] ?? ''}>
          <NotesTab stepId={stepId} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
