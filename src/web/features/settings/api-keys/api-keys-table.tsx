import { Button } from '@mantine/core';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import classes from '../settings-section.module.css';
import type { ApiKey } from './api-key-requests.ts';

type ApiKeysTableProps = {
  readonly keys: readonly ApiKey[] | undefined;
  readonly onRevoke: ((key: ApiKey) => void) | undefined;
};

export function ApiKeysTable({ keys, onRevoke }: ApiKeysTableProps) {
  const columns: Column<ApiKey>[] = [
    { title: 'Name', render: (key) => <strong>{key.name}</strong> },
    { title: 'Begins with', render: (key) => <span className={classes['mono']}>{key.prefix}…</span> },
    {
      title: 'State',
      width: 120,
      render: (key) => <StatusBadge status={key.revokedAt === null ? 'active' : 'revoked'} />,
    },
    { title: 'Created', width: 120, render: (key) => <TimeAgo at={key.createdAt} /> },
    {
      title: 'Actions',
      width: 120,
      align: 'right',
      render: (key) =>
        key.revokedAt === null && onRevoke !== undefined ? (
          <Button variant="subtle" color="red" aria-label={`Revoke ${key.name}`} onClick={() => onRevoke(key)}>
            Revoke
          </Button>
        ) : null,
    },
  ];
  return <DataTable label="API keys" columns={columns} rows={keys} getRowId={(key) => key.id} />;
}
