import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { AliasesTab } from '../features/app-events/aliases-tab.tsx';
import { AppEventActions } from '../features/app-events/app-event-actions.tsx';
import { LeaveGuard } from '../features/app-events/leave-guard.tsx';
import { useAppEvent, type AppEvent } from '../features/app-events/requests/get-app-event.ts';
import { useSampleDraft } from '../features/app-events/sample-draft.ts';
import { SampleTab } from '../features/app-events/sample-tab.tsx';
import { SendTab } from '../features/app-events/send-tab.tsx';
import { UsagesTab } from '../features/app-events/usages-tab.tsx';
import { RecentReceivedEvents } from '../features/received-events/recent-received-events.tsx';
import { usePageSearch } from '../lib/page-search.ts';
import { useCan } from '../lib/permissions.ts';
import { useProjectId } from '../lib/project-id.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { SeeAll } from '../ui/see-all.tsx';

const RECENT_COUNT = 20;

export function AppEventPage() {
  const projectId = useProjectId();
  const { appEventId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useAppEvent(projectId, appEventId);
  if (data !== undefined) return <AppEventTabs key={data.id} projectId={projectId} appEvent={data} />;
  if (error === null) return <PageSkeleton />;
  return <ErrorState title="The App Event could not be loaded" error={error} onRetry={() => void refetch()} />;
}

function AppEventTabs({ projectId, appEvent }: { readonly projectId: string; readonly appEvent: AppEvent }) {
  const navigate = useNavigate();
  const [{ tab = 'sample' }, changeSearch] = usePageSearch();
  const [isDeleted, setIsDeleted] = useState(false);
  const canEdit = useCan('editEvents');
  const canSend = useCan('operateRuns');
  const draft = useSampleDraft(appEvent.sample);
  const leave = () => {
    setIsDeleted(true);
    void navigate({ to: '/p/$projectId/app-events', params: { projectId }, replace: true });
  };
  return (
    <Tabs
      value={tab}
      onChange={(value) => changeSearch({ tab: value === 'sample' ? undefined : (value ?? undefined) })}
      keepMounted={false}
    >
      <LeaveGuard isUnsaved={draft.isChanged && !isDeleted} />
      <PageHeader
        back={{ label: 'App Events', link: { to: '/p/$projectId/app-events', params: { projectId } } }}
        title={appEvent.name}
        description={appEvent.description === '' ? undefined : appEvent.description}
        actions={canEdit ? <AppEventActions projectId={projectId} appEvent={appEvent} onDeleted={leave} /> : undefined}
      />
      <Tabs.List px="lg">
        <Tabs.Tab value="sample">Sample</Tabs.Tab>
        <Tabs.Tab value="usages">Used by</Tabs.Tab>
        <Tabs.Tab value="recent">Recent</Tabs.Tab>
        <Tabs.Tab value="aliases">Aliases</Tabs.Tab>
        <Tabs.Tab value="send">Send</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="sample">
        <SampleTab projectId={projectId} appEvent={appEvent} draft={draft} canEdit={canEdit} />
      </Tabs.Panel>
      <Tabs.Panel value="usages" pt="xs">
        <UsagesTab projectId={projectId} appEventId={appEvent.id} />
      </Tabs.Panel>
      <Tabs.Panel value="recent" pt="xs">
        <RecentReceivedEvents
          projectId={projectId}
          filters={{ appEventId: appEvent.id }}
          limit={RECENT_COUNT}
          empty={
            <EmptyState
              title="Not received yet"
              text="The last events show here the moment they arrive. Send one in the tab “Send”."
            />
          }
          footer={
            <SeeAll
              link={{
                to: '/p/$projectId/runs',
                params: { projectId },
                search: { tab: 'events', appEventId: appEvent.id },
              }}
            >
              All received events of this name
            </SeeAll>
          }
        />
      </Tabs.Panel>
      <Tabs.Panel value="aliases">
        <AliasesTab projectId={projectId} appEvent={appEvent} canEdit={canEdit} />
      </Tabs.Panel>
      <Tabs.Panel value="send">
        <SendTab projectId={projectId} appEvent={appEvent} canSend={canSend} />
      </Tabs.Panel>
    </Tabs>
  );
}
