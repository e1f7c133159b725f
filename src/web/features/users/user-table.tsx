import type { ReactNode } from 'react';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import type { UserSummary } from './requests/list-users.ts';

type UserTableProps = {
  readonly projectId: string;
  /** Undefined while loading. */
  readonly users: readonly UserSummary[] | undefined;
  readonly footer: ReactNode;
};

const COLUMNS: readonly Column<UserSummary>[] = [
  { title: 'User', render: ({ userId }) => <span title={userId}>{userId}</span> },
  {
    title: 'Workflows on',
    width: 130,
    align: 'right',
    render: ({ enabledCount }) => enabledCount.toLocaleString('en-US'),
  },
  { title: 'First seen', width: 150, align: 'right', render: ({ firstSeenAt }) => <TimeAgo at={firstSeenAt} /> },
  {
    title: 'Last event',
    width: 150,
    align: 'right',
    render: ({ lastEventAt }) => (lastEventAt === null ? 'Never' : <TimeAgo at={lastEventAt} />),
  },
];

export function UserTable({ projectId, users, footer }: UserTableProps) {
  return (
    <DataTable
      label="Users"
      columns={COLUMNS}
      rows={users}
      getRowId={({ id }) => id}
      getLink={({ userId }) => ({ to: '/p/$projectId/users/$userId', params: { projectId, userId } })}
      footer={footer}
    />
  );
}
