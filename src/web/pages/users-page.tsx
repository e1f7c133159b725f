import { Button } from '@mantine/core';
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { CreateUserDialog } from '../features/users/create-user-dialog.tsx';
import { useUsers } from '../features/users/requests/list-users.ts';
import { UserTable } from '../features/users/user-table.tsx';
import { usePageSearch } from '../lib/page-search.ts';
import { useCan } from '../lib/permissions.ts';
import { useProjectId } from '../lib/project-id.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { FilterBar } from '../ui/filter-bar.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { SearchInput } from '../ui/search-input.tsx';

export function UsersPage() {
  const projectId = useProjectId();
  const navigate = useNavigate();
  const canAdd = useCan('operateRuns');
  const [{ search = '' }, changeSearch] = usePageSearch();
  const [isCreating, setIsCreating] = useState(false);
  const addButton = canAdd ? (
    <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setIsCreating(true)}>
      Add user
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title="Users" description="The users of your app, whom events are sent for." actions={addButton} />
      <FilterBar>
        <SearchInput
          label="Search users"
          placeholder="Beginning of the id"
          value={search}
          onChange={(text) => changeSearch({ search: text })}
          hasShortcut
        />
      </FilterBar>
      <UserList projectId={projectId} search={search} addButton={addButton} />
      {isCreating ? (
        <CreateUserDialog
          projectId={projectId}
          onClose={() => setIsCreating(false)}
          onCreated={(userId) => void navigate({ to: '/p/$projectId/users/$userId', params: { projectId, userId } })}
        />
      ) : null}
    </>
  );
}

type UserListProps = { readonly projectId: string; readonly search: string; readonly addButton: ReactNode };

function UserList({ projectId, search, addButton }: UserListProps) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useUsers(projectId, search);
  const users = data?.pages.flatMap(({ items }) => items);
  if (error !== null && users === undefined) {
    return <ErrorState title="The users could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  if (users?.length === 0 && search !== '') {
    return (
      <EmptyState
        icon={<IconSearch size={22} stroke={1.6} />}
        title="No user matches"
        text={`No user’s id begins with “${search}”.`}
      />
    );
  }
  if (users?.length === 0) {
    return (
      <EmptyState
        icon={<IconUsers size={22} stroke={1.6} />}
        title="No users yet"
        text="A user of your app becomes known with the first event that is sent for them. Add one now to switch workflows on before that."
        action={addButton}
      />
    );
  }
  return (
    <UserTable
      projectId={projectId}
      users={users}
      footer={<LoadMore hasMore={hasNextPage} isLoading={isFetchingNextPage} onLoad={() => void fetchNextPage()} />}
    />
  );
}
