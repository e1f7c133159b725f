import { Button } from '@mantine/core';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import classes from '../settings-section.module.css';
import type { SigningKey } from './signing-key-requests.ts';

type SigningKeysTableProps = {
  readonly keys: readonly SigningKey[] | undefined;
  readonly onRevoke: ((key: SigningKey) => void) | undefined;
};

export function SigningKeysTable({ keys, onRevoke }: SigningKeysTableProps) {
  const columns: Column<SigningKey>[] = [
    { title: 'Name', render: (key) => <strong>{key.name}</strong> },
    {
      title: 'Key id (kid)',
      render: (key) => (
        <span className={`${classes['cell']} ${classes['mono']}`}>
          {key.kid} <CopyButton text={key.kid} label={`Copy the key id of ${key.name}`} />
        </span>
      ),
    },
    {
      title: 'State',
      width: 120,
      render: (key) => <StatusBadge status={key.revokedAt === null ? 'active' : 'revoked'} />,
    },
    { title: 'Created', width: 120, render: (key) => <TimeAgo at={key.createdAt} /> },
    {
      title: 'Actions',
      width: 216,
      align: 'right',
      render: (key) => (
        <span className={classes['cell']}>
          <CopyButton text={key.publicKeyPem} label={`Copy the public key of ${key.name}`} />
          {key.revokedAt === null && onRevoke !== undefined ? (
            <Button variant="subtle" color="red" aria-label={`Revoke ${key.name}`} onClick={() => onRevoke(key)}>
              Revoke
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
  return <DataTable label="Signing keys" columns={columns} rows={keys} getRowId={(key) => key.id} />;
}
