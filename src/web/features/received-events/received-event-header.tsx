import { CopyButton } from '../../ui/copy-button.tsx';
import { Facts, type Fact } from '../../ui/facts.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import type { ReceivedEvent } from './requests/get-received-event.ts';

type ReceivedEventHeaderProps = { readonly projectId: string; readonly event: ReceivedEvent };

export function ReceivedEventHeader({ projectId, event }: ReceivedEventHeaderProps) {
  const { id, appEventId, appEventName, userId, idempotencyKey } = event;
  const facts: readonly Fact[] = [
    event.resourceName === null
      ? {
          label: 'App Event',
          value: (
            <TextLink link={{ to: '/p/$projectId/app-events/$appEventId', params: { projectId, appEventId } }}>
              {appEventName}
            </TextLink>
          ),
        }
      : {
          label: 'API resource',
          value: (
            <TextLink link={{ to: '/p/$projectId/settings/$section', params: { projectId, section: 'resources' } }}>
              {event.resourceName}
            </TextLink>
          ),
        },
    ...(event.sentName === appEventName ? [] : [{ label: 'Sent under its old name', value: event.sentName }]),
    {
      label: 'User',
      value: <TextLink link={{ to: '/p/$projectId/users/$userId', params: { projectId, userId } }}>{userId}</TextLink>,
    },
    { label: 'Received', value: <TimeAgo at={event.receivedAt} /> },
    { label: 'Idempotency key', value: idempotencyKey ?? 'None' },
    {
      label: 'Runs',
      value: (
        <TextLink link={{ to: '/p/$projectId/runs', params: { projectId }, search: { eventId: id } }}>
          {event.startedCount} started
        </TextLink>
      ),
    },
    {
      label: 'Id',
      value: (
        <>
          {id} <CopyButton text={id} label="Copy the id" />
        </>
      ),
    },
  ];
  return (
    <PageHeader
      back={{
        label: 'Received events',
        link: { to: '/p/$projectId/runs', params: { projectId }, search: { tab: 'events' } },
      }}
      title={appEventName}
    >
      <Facts facts={facts} />
    </PageHeader>
  );
}
