import { Button, Group } from '@mantine/core';
import { parseJsonText } from '#core/base/json-text.ts';
import { JsonEditor } from '../../../ui/monaco/json-editor.tsx';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { ReceivedEventMenu } from './received-event-menu.tsx';
import { getSamplePayload } from './test-session.ts';
import { TestUserInput } from './test-user-input.tsx';
import { useTestSession, useTestState } from './use-test-session.ts';
import classes from './test-shelf.module.css';

/** The payload that a test starts with: the sample until someone edits it. */
export function PayloadEditor({ height }: { readonly height: number | string }) {
  const store = useEditorStore();
  const session = useTestSession();
  const edited = useTestState((state) => state.payload);
  // The sample's text is made from what the state holds, so it is the same until one of these changes.
  useEditorState((state) => state.appEvents);
  useEditorState((state) => state.document.trigger?.config['appEventId']);
  const payload = edited ?? getSamplePayload(store);
  const parsed = parseJsonText(payload);
  return (
    <div className={classes['payload']}>
      <div className={classes['payloadHead']}>
        <h3 className={classes['title']}>Payload</h3>
        <Group gap={4}>
          <ReceivedEventMenu />
          {edited !== null && (
            <Button size="compact-xs" variant="subtle" onClick={() => session.setPayload(null)}>
              Back to the sample
            </Button>
          )}
        </Group>
      </div>
      <JsonEditor
        label="Payload"
        value={payload}
        onChange={(next) => next !== payload && session.setPayload(next)}
        problem={parsed.ok ? undefined : parsed.problem}
        height={height}
      />
      <TestUserInput />
    </div>
  );
}
