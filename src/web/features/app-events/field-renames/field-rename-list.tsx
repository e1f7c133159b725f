import { Button } from '@mantine/core';
import { notifyDone, notifyError } from '../../../lib/notify-error.ts';
import { useCan } from '../../../lib/permissions.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Section } from '../../../ui/section.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { useDropOldKeys, useFieldRenames, type StoredRename } from '../requests/field-renames.ts';
import { countVariables, describeDraftCount, describeVariableCount } from './describe-rename.ts';
import classes from './field-renames.module.css';
import { ReaderList } from './reader-list.tsx';
import { RenameText } from './rename-text.tsx';
import { useUndoRename } from './use-undo-rename.ts';

type FieldRenameListProps = { readonly projectId: string; readonly appEventId: string };

/** The renames of fields that drafts have followed, each with its way back. Nothing while there is none. */
export function FieldRenameList({ projectId, appEventId }: FieldRenameListProps) {
  const { data } = useFieldRenames(projectId, appEventId);
  const canBuild = useCan('build');
  if (data === undefined || data.length === 0) return null;
  const columns: readonly Column<StoredRename>[] = [
    { title: 'Field', width: '24%', render: ({ renames }) => <Renames renames={renames} /> },
    { title: 'Followed by', render: (rename) => <Effect projectId={projectId} rename={rename} /> },
    { title: 'By', width: 120, render: ({ memberName }) => memberName },
    { title: 'When', width: 110, render: ({ createdAt }) => <TimeAgo at={createdAt} /> },
    {
      title: 'Action',
      width: 250,
      align: 'right',
      render: (rename) =>
        canBuild && rename.undoneAt === null ? (
          <Actions projectId={projectId} appEventId={appEventId} rename={rename} />
        ) : null,
    },
  ];
  return (
    <div className={classes['renames']}>
      <Section title="Renamed fields">
        <DataTable label="Renamed fields" columns={columns} rows={data} getRowId={({ id }) => id} />
      </Section>
    </div>
  );
}

function Renames({ renames }: Pick<StoredRename, 'renames'>) {
  return (
    <span className={classes['cell']}>
      {renames.map((rename) => (
        <RenameText key={JSON.stringify(rename.path)} rename={rename} />
      ))}
    </span>
  );
}

function Effect({ projectId, rename }: { readonly projectId: string; readonly rename: StoredRename }) {
  const { drafts, published, readsBoth, undoneAt } = rename;
  const where = `${describeVariableCount(countVariables(drafts))} in ${describeDraftCount(drafts.length)}`;
  if (undoneAt !== null) {
    return (
      <span className={classes['dim']}>
        Undone <TimeAgo at={undoneAt} />
      </span>
    );
  }
  return (
    <span className={classes['cell']}>
      {readsBoth ? `${where}; they read the old key where the new one is missing` : where}
      {published.length === 0 ? null : (
        <>
          <span className={classes['dim']}>Published versions that still read the old key:</span>
          <ReaderList projectId={projectId} readers={published} />
        </>
      )}
    </span>
  );
}

type ActionsProps = FieldRenameListProps & { readonly rename: StoredRename };

function Actions({ projectId, appEventId, rename: { id, readsBoth } }: ActionsProps) {
  const undo = useUndoRename(projectId, appEventId);
  const drop = useDropOldKeys(projectId, appEventId);
  const dropKeys = () =>
    drop.mutate(id, {
      onSuccess: ({ draftCount }) => notifyDone(`${describeDraftCount(draftCount)} read the new key only.`),
      onError: (error) => notifyError(error, 'The drafts still read both keys.'),
    });
  return (
    <span className={classes['actions']}>
      {readsBoth ? (
        <Button variant="default" loading={drop.isPending} onClick={dropKeys}>
          Read new key only
        </Button>
      ) : null}
      <Button variant="default" loading={undo.isPending} onClick={() => undo.run(id)}>
        Undo
      </Button>
    </span>
  );
}
