import { useParams } from '@tanstack/react-router';
import { RecentReceivedEvents } from '../features/received-events/recent-received-events.tsx';
import { RecentRuns } from '../features/runs/recent-runs.tsx';
import { useUser, type User } from '../features/users/requests/get-user.ts';
import { UserMetadata } from '../features/users/user-metadata.tsx';
import { UserWorkflows } from '../features/users/user-workflows.tsx';
import { useCan } from '../lib/permissions.ts';
import { useProjectId } from '../lib/project-id.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Facts } from '../ui/facts.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { Section } from '../ui/section.tsx';
import { SeeAll } from '../ui/see-all.tsx';
import { TimeAgo } from '../ui/time-ago.tsx';

const RECENT_COUNT = 10;

export function UserPage() {
  const projectId = useProjectId();
  const { userId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useUser(projectId, userId);
  if (data !== undefined) return <UserDetails projectId={projectId} user={data} />;
  if (error === null) return <PageSkeleton />;
  return <ErrorState title="The user could not be loaded" error={error} onRetry={() => void refetch()} />;
}

function UserDetails({ projectId, user }: { readonly projectId: string; readonly user: User }) {
  const canOperate = useCan('operateRuns');
  const filters = { user: user.userId };
  return (
    <>
      <PageHeader
        back={{ label: 'Users', link: { to: '/p/$projectId/users', params: { projectId } } }}
        title={
          <>
            {user.userId} <CopyButton text={user.userId} label="Copy the id" />
          </>
        }
      >
        <Facts
          facts={[
            { label: 'First seen', value: <TimeAgo at={user.firstSeenAt} /> },
            {
              label: 'Workflows on',
              value: `${user.workflows.filter(({ isEnabled }) => isEnabled).length} of ${user.workflows.length}`,
            },
          ]}
        />
      </PageHeader>
      <Section title="Workflows">
        <UserWorkflows projectId={projectId} user={user} canSwitch={canOperate} />
      </Section>
      <Section title="Metadata" isPadded>
        <UserMetadata projectId={projectId} user={user} canEdit={canOperate} />
      </Section>
      <Section title="Recent runs">
        <RecentRuns
          projectId={projectId}
          filters={filters}
          limit={RECENT_COUNT}
          empty={<p>No workflow has run for this user yet.</p>}
          footer={
            <SeeAll link={{ to: '/p/$projectId/runs', params: { projectId }, search: filters }}>
              All runs of this user
            </SeeAll>
          }
        />
      </Section>
      <Section title="Recent events">
        <RecentReceivedEvents
          projectId={projectId}
          filters={filters}
          limit={RECENT_COUNT}
          empty={<p>No event has been received for this user yet.</p>}
          footer={
            <SeeAll link={{ to: '/p/$projectId/runs', params: { projectId }, search: { tab: 'events', ...filters } }}>
              All received events of this user
            </SeeAll>
          }
        />
      </Section>
    </>
  );
}
