import { useParams } from '@tanstack/react-router';
import { DeliveryTable } from '../features/received-events/delivery-table.tsx';
import { MismatchList } from '../features/received-events/mismatch-list.tsx';
import { ReceivedEventHeader } from '../features/received-events/received-event-header.tsx';
import { useReceivedEvent } from '../features/received-events/requests/get-received-event.ts';
import { hasErrorCode } from '../lib/api-error.ts';
import { useProjectId } from '../lib/project-id.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { NoLongerKept } from '../ui/no-longer-kept.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { PayloadView } from '../ui/payload-view.tsx';
import { Section } from '../ui/section.tsx';

export function ReceivedEventPage() {
  const projectId = useProjectId();
  const { eventId = '' } = useParams({ strict: false });
  const { data: event, error, refetch } = useReceivedEvent(projectId, eventId);
  if (event === undefined) {
    if (error === null) return <PageSkeleton />;
    if (hasErrorCode(error, 'no_longer_kept'))
      return <NoLongerKept title="This received event is not kept any more" error={error} />;
    return <ErrorState title="The received event could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  return (
    <>
      <ReceivedEventHeader projectId={projectId} event={event} />
      <Section title="What it meant for each workflow">
        <DeliveryTable projectId={projectId} deliveries={event.deliveries} />
      </Section>
      <MismatchList projectId={projectId} event={event} />
      <Section title="Payload" isPadded isTitleHidden>
        <PayloadView text={event.payload} label="Payload" maxHeight={640} />
      </Section>
    </>
  );
}
