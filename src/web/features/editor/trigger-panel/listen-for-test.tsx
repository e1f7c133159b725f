import { Button, Group, Loader } from '@mantine/core';
import { IconEar } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { describeError } from '../../../lib/describe-error.ts';
import { formatDateTime } from '../../../lib/time.ts';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { useHookTest, useStartHookTest, type ReceivedHook } from '../requests/hook-test.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import classes from './trigger-panel.module.css';

/** Waits for the other app to call, and makes the example of what it sends. */
export function ListenForTest() {
  const store = useEditorStore();
  const { projectId, workflowId } = store;
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const start = useStartHookTest(projectId, workflowId);
  const [token, setToken] = useState<string | null>(null);
  const test = useHookTest(projectId, workflowId, token);
  const received = test.data?.received ?? null;
  const take = useEffectEvent((hook: ReceivedHook) => {
    const value = JSON.stringify(hook.body, null, 2);
    store.edit('Take a received call as the example', [{ kind: 'set-trigger-field', field: 'example', value }]);
    store.announce('A call has come, and its body is the example now.');
  });
  useEffect(() => {
    if (received !== null) take(received);
  }, [received]);
  if (isReadOnly) return null;
  const isListening = token !== null && test.error === null && received === null;
  return (
    <section className={classes['form']} aria-label="Test event">
      {!isListening && (
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconEar size={15} aria-hidden />}
            loading={start.isPending}
            onClick={() => start.mutate(undefined, { onSuccess: (opened) => setToken(opened.token) })}
          >
            Listen for a test event
          </Button>
        </Group>
      )}
      {start.error !== null && <p className={classes['problem']}>{describeError(start.error)}</p>}
      {token !== null && test.error !== null && <p className={classes['problem']}>{describeError(test.error)}</p>}
      {isListening && start.data !== undefined && (
        <>
          <CodeBlock label="Address to send a test event to" code={start.data.url} />
          <p className={classes['dim']} role="status">
            <Loader size={12} aria-hidden /> Waiting for a call, until {formatDateTime(start.data.listensUntil)}. It
            starts no run.
          </p>
          <Group>
            <Button variant="default" size="xs" onClick={() => setToken(null)}>
              Stop listening
            </Button>
          </Group>
        </>
      )}
    </section>
  );
}
