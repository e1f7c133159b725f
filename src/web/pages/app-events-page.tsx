import { Button } from '@mantine/core';
import { IconBolt, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { AppEventTable } from '../features/app-events/app-event-table.tsx';
import { CreateAppEventDialog } from '../features/app-events/create-app-event-dialog.tsx';
import { useAppEvents } from '../features/app-events/requests/list-app-events.ts';
import { matchesSearch } from '../lib/matches-search.ts';
import { usePageSearch } from '../lib/page-search.ts';
import { useCan } from '../lib/permissions.ts';
import { useProjectId } from '../lib/project-id.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { FilterBar } from '../ui/filter-bar.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { SearchInput } from '../ui/search-input.tsx';

export function AppEventsPage() {
  const projectId = useProjectId();
  const navigate = useNavigate();
  const canEdit = useCan('editEvents');
  const [{ search = '' }, changeSearch] = usePageSearch();
  const [isCreating, setIsCreating] = useState(false);
  const { data, error, refetch } = useAppEvents(projectId);
  const shown = data?.filter(({ name, description }) => matchesSearch(search, name, description));
  const createButton = canEdit ? (
    <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setIsCreating(true)}>
      Create App Event
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="App Events"
        description="What happens in your app and starts workflows."
        actions={data?.length === 0 ? undefined : createButton}
      />
      {error !== null && data === undefined ? (
        <ErrorState title="The App Events could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : data?.length === 0 ? (
        <EmptyState
          icon={<IconBolt size={22} stroke={1.6} />}
          title="No App Events yet"
          text="An App Event is something that happens in your app for one of your users, like “Contact Created”. Your app sends it with a payload, and every workflow that listens to it runs."
          action={createButton}
        />
      ) : (
        <>
          <FilterBar end={shown === undefined ? undefined : describeCount(shown.length)}>
            <SearchInput
              label="Search App Events"
              value={search}
              onChange={(text) => changeSearch({ search: text })}
              hasShortcut
            />
          </FilterBar>
          {shown?.length === 0 ? (
            <EmptyState
              icon={<IconSearch size={22} stroke={1.6} />}
              title="No App Event matches"
              text={`No name and no description contains “${search}”.`}
              action={
                <Button variant="default" onClick={() => changeSearch({ search: undefined })}>
                  Clear the search
                </Button>
              }
            />
          ) : (
            <AppEventTable projectId={projectId} appEvents={shown} />
          )}
        </>
      )}
      <CreateAppEventDialog
        projectId={projectId}
        isOpen={isCreating}
        onClose={() => setIsCreating(false)}
        onCreated={({ id }) =>
          void navigate({ to: '/p/$projectId/app-events/$appEventId', params: { projectId, appEventId: id } })
        }
      />
    </>
  );
}

function describeCount(count: number): string {
  return count === 1 ? '1 App Event' : `${count.toLocaleString('en-US')} App Events`;
}
