import { Button, Center } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { formatDateTime } from '../../../lib/time.ts';
import { useProjectId } from '../../../lib/project-id.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SettingsSection } from '../settings-section.tsx';
import { AuditDetails } from './audit-details.tsx';
import { auditEntriesQuery, type AuditEntry } from './audit-entries.ts';
import { describeAction } from './describe-action.ts';

const columns: readonly Column<AuditEntry>[] = [
  { title: 'Time', width: 176, render: ({ at }) => formatDateTime(at) },
  { title: 'Member', width: '22%', render: ({ actor }) => actor },
  { title: 'Change', width: '24%', render: ({ action }) => describeAction(action) },
  { title: 'Of what', render: ({ subject }) => subject },
  { title: 'Details', width: 88, align: 'right', render: (entry) => <AuditDetails entry={entry} /> },
];

export function AuditLog() {
  const entries = useInfiniteQuery(auditEntriesQuery(useProjectId()));
  if (entries.isError && entries.data === undefined) {
    return <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />;
  }
  return (
    <SettingsSection title="Audit log" text="Every administrative change in this project, newest first.">
      <DataTable
        label="Audit log"
        columns={columns}
        rows={entries.data?.pages.flatMap(({ items }) => items)}
        getRowId={({ id }) => id}
        rowHeight={40}
        empty={
          <EmptyState
            icon={<IconHistory size={22} stroke={1.6} />}
            title="Nothing has been changed yet"
            text="Changes of members, keys, secrets, App Events and workflows appear here."
          />
        }
        footer={
          entries.hasNextPage ? (
            <Center mt="md">
              <Button
                variant="default"
                loading={entries.isFetchingNextPage}
                onClick={() => void entries.fetchNextPage()}
              >
                Load more
              </Button>
            </Center>
          ) : null
        }
      />
    </SettingsSection>
  );
}
