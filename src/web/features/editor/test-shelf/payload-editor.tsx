import { Button, TextInput } from '@mantine/core';
import { parseJsonText } from '#core/base/json-text.ts';
import { JsonEditor } from '../../../ui/monaco/json-editor.tsx';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { getSamplePayload } from './test-session.ts';
import { useTestSession, useTestState } from './use-test-session.ts';
import classes from './test-shelf.module.css';

/** The payload that a test starts with: the sample until someone edits it. */
export function PayloadEditor({ height }: { readonly height: number | string }) {
  const store = useEditorStore();
  const session = useTestSession();
  const edited = useTestState((state) => state.payload);
  const userId = useTestState((state) => state.userId);
  // The sample's text is made from what the state holds, so it is the same until one of these changes.
  useEditorState((state) => state.appEvents);
  useEditorState((state) => state.document.trigger?.config['appEventId']);
  const payload = edited ?? getSamplePayload(store);
  const parsed = parseJsonText(payload);
  return (
    <div className={classes['payload']}>
      <div className={classes['payloadHead']}>
        <h3 className={classes['title']}>Payload</h3>
        {edited !== null && (
          <Button size="compact-xs" variant="subtle" onClick={() => session.setPayload(null)}>
            Back to the sample
          </Button>
        )}
      </div>
      <JsonEditor
        label="Payload"
        value={payload}
        onChange={(next) => next !== payload && session.setPayload(next)}
        problem={parsed.ok ? undefined : parsed.problem}
        height={height}
      />
      <TextInput
        size="xs"
        label="End user id"
        placeholder="test-user"
        value={userId}
        onChange={(event) => session.setUserId(event.currentTarget.value)}
      />
    </div>
  );
}
