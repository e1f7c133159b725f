import { IconCircleCheck } from '@tabler/icons-react';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import classes from './received-events.module.css';
import { useRefusedSends, type RefusedSend } from './requests/list-refused-sends.ts';

const COLUMNS: readonly Column<RefusedSend>[] = [
  { title: 'Time', width: 110, render: ({ at }) => <TimeAgo at={at} /> },
  { title: 'Reason', render: ({ message }) => <span className={classes['reason']}>{message}</span> },
  { title: 'Code', width: 210, render: ({ code }) => <code className={classes['code']}>{code}</code> },
  { title: 'Name sent', width: '16%', render: ({ name }) => <Sent text={name} /> },
  { title: 'User', width: '14%', render: ({ userId }) => <Sent text={userId} /> },
];

/** Sends that an app has to repeat once it is corrected. */
export function RefusedSendList({ projectId }: { readonly projectId: string }) {
  const { data, error, refetch } = useRefusedSends(projectId);
  if (error !== null && data === undefined) {
    return <ErrorState title="The refused sends could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  return (
    <DataTable
      label="Refused sends"
      columns={COLUMNS}
      rows={data}
      getRowId={({ id }) => id}
      rowHeight={52}
      empty={
        <EmptyState
          icon={<IconCircleCheck size={22} stroke={1.6} />}
          title="No send was refused"
          text="A send is refused when its token, its name or its body is wrong. The last 1,000 show here with the reason; their payloads are not kept."
        />
      }
    />
  );
}

function Sent({ text }: { readonly text: string | null }) {
  return text === null ? <span className={classes['dim']}>Not known</span> : <span title={text}>{text}</span>;
}
