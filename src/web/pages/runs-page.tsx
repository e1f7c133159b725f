import { useQuery } from '@tanstack/react-query';
import { Tabs } from '@mantine/core';
import { useAppEvents } from '../features/app-events/requests/list-app-events.ts';
import { ReceivedEventFilters } from '../features/received-events/received-event-filters.tsx';
import { ReceivedEventList } from '../features/received-events/received-event-list.tsx';
import { RefusedSendList } from '../features/received-events/refused-send-list.tsx';
import { RunFilters } from '../features/runs/run-filters.tsx';
import { RunList } from '../features/runs/run-list.tsx';
import { useWorkflows } from '../features/workflows/requests/list-workflows.ts';
import { usePageSearch } from '../lib/page-search.ts';
import { resourcesQuery } from '../features/settings/resources/resource-requests.ts';
import { useProjectId } from '../lib/project-id.ts';
import { PageHeader } from '../ui/page-header.tsx';

/** User and time hold for runs and received events alike; the other filters stay with their tab. */
export function RunsPage() {
  const projectId = useProjectId();
  const [{ tab = 'runs' }, changeSearch] = usePageSearch();
  return (
    <Tabs
      value={tab}
      onChange={(value) => changeSearch({ tab: value === 'runs' ? undefined : (value ?? undefined) }, { isStep: true })}
      keepMounted={false}
    >
      <PageHeader title="Runs" description="What your app sent, and what became of it." />
      <Tabs.List px="lg" mb="sm">
        <Tabs.Tab value="runs">Runs</Tabs.Tab>
        <Tabs.Tab value="events">Received events</Tabs.Tab>
        <Tabs.Tab value="refused">Refused sends</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="runs">
        <RunsTab projectId={projectId} />
      </Tabs.Panel>
      <Tabs.Panel value="events">
        <EventsTab projectId={projectId} />
      </Tabs.Panel>
      <Tabs.Panel value="refused">
        <RefusedSendList projectId={projectId} />
      </Tabs.Panel>
    </Tabs>
  );
}

function RunsTab({ projectId }: { readonly projectId: string }) {
  const [{ status, workflowId, user, eventId, from, to }, changeSearch] = usePageSearch();
  const filters = { status, workflowId, user, eventId, from, to };
  const workflows = useWorkflows(projectId);
  return (
    <>
      <RunFilters filters={filters} workflows={workflows.data ?? []} onChange={changeSearch} />
      <RunList projectId={projectId} filters={filters} isFiltered={hasAny(filters)} />
    </>
  );
}

function EventsTab({ projectId }: { readonly projectId: string }) {
  const [{ appEventId, user, from, to }, changeSearch] = usePageSearch();
  const filters = { appEventId, user, from, to };
  const appEvents = useAppEvents(projectId);
  const resources = useQuery(resourcesQuery(projectId));
  return (
    <>
      <ReceivedEventFilters
        filters={filters}
        appEvents={appEvents.data ?? []}
        resources={resources.data ?? []}
        onChange={changeSearch}
      />
      <ReceivedEventList projectId={projectId} filters={filters} isFiltered={hasAny(filters)} />
    </>
  );
}

function hasAny(filters: object): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}
