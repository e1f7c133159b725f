import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyError } from '../../../lib/notify-error.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { fetchReceivedEvent, recentEventsQuery, type ReceivedEventSummary } from '../requests/list-recent-events.ts';
import { findEventSource } from '../store/find-event-source.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { useTestSession } from './use-test-session.ts';
import classes from './test-shelf.module.css';

/** Takes the payload and the end user of an event that was really received. */
export function ReceivedEventMenu() {
  const sourceId = useEditorState(({ document }) => findEventSource(document.trigger));
  const [isOpen, setIsOpen] = useState(false);
  if (sourceId === null) return null;
  return (
    <Menu opened={isOpen} onChange={setIsOpen} position="top-start" width={320}>
      <Menu.Target>
        <Button size="compact-xs" variant="subtle" rightSection={<IconChevronDown size={12} aria-hidden />}>
          Received event
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} className={classes['events'] ?? ''}>
        {isOpen && <RecentEvents sourceId={sourceId} />}
      </Menu.Dropdown>
    </Menu>
  );
}

function RecentEvents({ sourceId }: { readonly sourceId: string }) {
  const store = useEditorStore();
  const session = useTestSession();
  const { data, error } = useQuery(recentEventsQuery(store.projectId, sourceId));
  const take = ({ id }: ReceivedEventSummary) => {
    fetchReceivedEvent(store.projectId, id).then(
      ({ payload, userId }) => session.takeReceived(payload, userId),
      (problem: unknown) => notifyError(problem, 'The event could not be loaded.'),
    );
  };
  if (error !== null && data === undefined) return <Menu.Label>The received events could not be loaded.</Menu.Label>;
  if (data === undefined) return <Menu.Label>Loading…</Menu.Label>;
  if (data.length === 0) return <Menu.Label>This event was not received yet.</Menu.Label>;
  return data.map((event) => (
    <Menu.Item key={event.id} onClick={() => take(event)} rightSection={<TimeAgo at={event.receivedAt} />}>
      {event.userId}
    </Menu.Item>
  ));
}
