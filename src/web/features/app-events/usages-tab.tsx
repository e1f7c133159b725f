import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { FieldRenameList } from './field-renames/field-rename-list.tsx';
import { describeUse } from './describe-use.ts';
import { useUsages, type AppEventUsage } from './requests/list-usages.ts';
import classes from './tabs.module.css';

type UsagesTabProps = { readonly projectId: string; readonly appEventId: string };

const MOST_FIELDS = 6;

export function UsagesTab({ projectId, appEventId }: UsagesTabProps) {
  const { data, error, refetch } = useUsages(projectId, appEventId);
  if (error !== null && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <DataTable
        label="Workflows that listen to this event"
        columns={COLUMNS}
        rows={data}
        getRowId={({ workflowId }) => workflowId}
        getLink={({ workflowId }) => ({
          to: '/p/$projectId/workflows/$workflowId',
          params: { projectId, workflowId },
        })}
        empty={
          <EmptyState
            title="No workflow listens to this event"
            text="It can be renamed or deleted freely. To use it, choose it as the trigger of a workflow."
          />
        }
      />
      <FieldRenameList projectId={projectId} appEventId={appEventId} />
    </>
  );
}

const COLUMNS: readonly Column<AppEventUsage>[] = [
  { title: 'Workflow', width: '32%', render: ({ workflowName }) => workflowName },
  {
    title: 'In',
    width: 170,
    render: (usage) => <StatusBadge label={describeUse(usage)} tone={usage.isPublished ? 'ok' : 'neutral'} />,
  },
  { title: 'Fields that it reads', render: ({ fields }) => <FieldList fields={fields} /> },
];

function FieldList({ fields }: { readonly fields: readonly string[] }) {
  if (fields.length === 0) return <span className={classes['dim']}>None</span>;
  return (
    <span className={classes['fields']} title={fields.join('\n')}>
      {fields.slice(0, MOST_FIELDS).map((field) => (
        <span key={field} className={classes['field']}>
          {field === '' ? 'The whole payload' : field}
        </span>
      ))}
      {fields.length > MOST_FIELDS ? (
        <span className={classes['dim']}>and {fields.length - MOST_FIELDS} more</span>
      ) : null}
    </span>
  );
}
