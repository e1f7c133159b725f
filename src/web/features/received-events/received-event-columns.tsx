import type { Column } from '../../ui/data-table.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import type { ReceivedEventSummary } from './requests/list-received-events.ts';
import classes from './received-events.module.css';

export const RECEIVED_EVENT_COLUMNS: readonly Column<ReceivedEventSummary>[] = [
  { title: 'Event', width: '30%', render: (event) => <EventName event={event} /> },
  { title: 'User', render: ({ userId }) => <span title={userId}>{userId}</span> },
  { title: 'Received', width: 120, render: ({ receivedAt }) => <TimeAgo at={receivedAt} /> },
  { title: 'Started', width: 150, render: (event) => <Started event={event} /> },
  { title: 'Payload', width: 160, render: (event) => <Mismatches event={event} /> },
];

export const RECEIVED_EVENT_COLUMNS_OF_ONE_USER = RECEIVED_EVENT_COLUMNS.filter(({ title }) => title !== 'User');

function EventName({ event: { appEventName, sentName, resourceName } }: { readonly event: ReceivedEventSummary }) {
  if (resourceName !== null) {
    return (
      <>
        {appEventName} <span className={classes['alias']}>from {resourceName}</span>
      </>
    );
  }
  if (sentName === appEventName) return appEventName;
  return (
    <>
      {appEventName} <span className={classes['alias']}>sent as “{sentName}”</span>
    </>
  );
}

function Started({ event: { startedCount, deliveryCount } }: { readonly event: ReceivedEventSummary }) {
  if (deliveryCount === 0) return <span className={classes['dim']}>No workflow listens</span>;
  return (
    <span className={startedCount === 0 ? classes['dim'] : undefined}>
      {startedCount} of {deliveryCount} {deliveryCount === 1 ? 'workflow' : 'workflows'}
    </span>
  );
}

function Mismatches({ event: { mismatchCount: count, resourceName } }: { readonly event: ReceivedEventSummary }) {
  // Only App Events have a sample to differ from.
  if (resourceName !== null) return null;
  if (count === 0) return <span className={classes['dim']}>Like the sample</span>;
  return <StatusBadge tone="warn" label={count === 1 ? '1 difference' : `${count} differences`} />;
}
