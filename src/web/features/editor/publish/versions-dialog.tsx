import { Badge, Button, Group, Modal, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FlowCanvas } from '../../../ui/flow/flow-canvas.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { restoreVersion } from '../edits/restore-version.ts';
import { useVersion } from '../requests/get-version.ts';
import { useVersions, type Version } from '../requests/list-versions.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { useEditorView, useEditorViewState } from '../view/editor-view-context.ts';
import classes from './versions-dialog.module.css';

/** The published versions; each can be looked at and made the draft again. */
export function VersionsDialog() {
  const view = useEditorView();
  const isOpen = useEditorViewState((state) => state.dialog === 'versions');
  return (
    <Modal opened={isOpen} onClose={() => view.open(null)} title="Versions" size="min(1100px, 92vw)">
      <Versions />
    </Modal>
  );
}

function Versions() {
  const { projectId, workflowId } = useEditorStore();
  const { data: versions, error, refetch } = useVersions(projectId, workflowId);
  const [chosenId, setChosenId] = useState<string | null>(null);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (versions === undefined) return <Skeleton height={480} />;
  const chosen = versions.find(({ id }) => id === chosenId) ?? versions[0];
  if (chosen === undefined) {
    return (
      <EmptyState title="No versions yet" text="Each time you publish, what then runs is kept here as a version." />
    );
  }
  return (
    <div className={classes['versions']}>
      <ul className={classes['list']}>
        {versions.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              className={classes['version']}
              aria-current={version.id === chosen.id}
              onClick={() => setChosenId(version.id)}
            >
              <VersionFacts version={version} />
            </button>
          </li>
        ))}
      </ul>
      <VersionView version={chosen} />
    </div>
  );
}

function VersionFacts({ version }: { readonly version: Version }) {
  return (
    <>
      <span className={classes['number']}>
        Version {version.number}
        {version.isCurrent ? (
          <Badge size="xs" variant="light">
            Published
          </Badge>
        ) : null}
      </span>
      <span className={classes['facts']}>
        {version.publishedBy} · <TimeAgo at={version.publishedAt} />
      </span>
      {version.note === '' ? null : <span className={classes['note']}>{version.note}</span>}
    </>
  );
}

function VersionView({ version }: { readonly version: Version }) {
  const store = useEditorStore();
  const view = useEditorView();
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const appEvents = useEditorState((state) => state.appEvents);
  const { data, error, refetch } = useVersion(store.projectId, store.workflowId, version.id);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height="100%" />;
  const eventId = data.document.trigger?.config['appEventId'];
  const restore = () => {
    restoreVersion(store, data.document, version.number);
    view.open(null);
  };
  return (
    <section className={classes['view']} aria-label={`Version ${version.number}`}>
      <div className={classes['canvas']}>
        <FlowCanvas
          key={version.id}
          document={data.document}
          appEventName={appEvents.find(({ id }) => id === eventId)?.name ?? null}
          label={`Flow of version ${version.number}`}
          readOnly
        />
      </div>
      {isReadOnly ? null : (
        <Group justify="flex-end">
          <Button variant="default" onClick={restore}>
            Make version {version.number} the draft
          </Button>
        </Group>
      )}
    </section>
  );
}
