import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { isJsonObject } from '#core/base/json.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import { notifyError } from '../../../lib/notify-error.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { fetchReceivedEvent, recentEventsQuery } from '../requests/list-recent-events.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { findEventSource } from '../store/find-event-source.ts';
import classes from './trigger-panel.module.css';

/** Makes the example of what the chosen API resource has really sent. */
export function LastCall() {
  const resourceId = useEditorState(({ document }) => findEventSource(document.trigger));
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  return resourceId === null || isReadOnly ? null : <LastCallOf resourceId={resourceId} />;
}

function LastCallOf({ resourceId }: { readonly resourceId: string }) {
  const store = useEditorStore();
  const event = useEditorState(({ document }) => document.trigger?.config['event']);
  const calls = useQuery(recentEventsQuery(store.projectId, resourceId));
  const wanted = typeof event === 'string' ? event.trim() : '';
  const last = calls.data?.find(({ sentName }) => wanted === '' || sentName === wanted);
  const take = useMutation({
    mutationFn: (eventId: string) => fetchReceivedEvent(store.projectId, eventId),
    onError: (error) => notifyError(error, 'The call could not be loaded.'),
    onSuccess: ({ payload }) => {
      const parsed = parseJsonText(payload);
      const body = parsed.ok && isJsonObject(parsed.value) ? parsed.value['body'] : undefined;
      const value = JSON.stringify(body ?? null, null, 2);
      store.edit('Take the last call as the example', [{ kind: 'set-trigger-field', field: 'example', value }]);
      store.announce('The body of the last call is the example now.');
    },
  });
  if (calls.data === undefined) return null;
  if (last === undefined) {
    return (
      <p className={classes['dim']}>
        No such call has come yet. Settings, API resources, has the address that your API calls.
      </p>
    );
  }
  return (
    <Group gap="xs">
      <Button variant="default" size="xs" loading={take.isPending} onClick={() => take.mutate(last.id)}>
        Take the last call as the example
      </Button>
      <span className={classes['dim']}>
        <TimeAgo at={last.receivedAt} />, {last.sentName}
      </span>
    </Group>
  );
}
