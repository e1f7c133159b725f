import { Badge, Button, Group, Modal, NativeSelect, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import type { CardChange } from '../../../ui/flow/card-changes.ts';
import type { CardId } from '../../../ui/flow/flow-layout.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { restoreVersion } from '../edits/restore-version.ts';
import { useVersion } from '../requests/get-version.ts';
import { useVersions, type Version } from '../requests/list-versions.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { useEditorView, useEditorViewState } from '../view/editor-view-context.ts';
import { ChangeCanvas } from './change-canvas.tsx';
import { VersionComparison } from './version-comparison.tsx';
import classes from './versions-dialog.module.css';

/** What a version is compared with, beside the ids of other versions. */
const ALONE = 'alone';
const DRAFT = 'draft';

const NO_MARKS: ReadonlyMap<CardId, readonly CardChange[]> = new Map();
const ignore = () => undefined;

/** The published versions; each can be looked at, compared with any other and the draft, and made the draft again. */
export function VersionsDialog() {
  const view = useEditorView();
  const isOpen = useEditorViewState((state) => state.dialog === 'versions');
  return (
    <Modal opened={isOpen} onClose={() => view.open(null)} title="Versions" size="min(1280px, 96vw)">
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
      <VersionView version={chosen} versions={versions} />
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

function VersionView({ version, versions }: { readonly version: Version; readonly versions: readonly Version[] }) {
  const { projectId, workflowId } = useEditorStore();
  const [otherId, setOtherId] = useState(ALONE);
  const { data, error, refetch } = useVersion(projectId, workflowId, version.id);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height="100%" />;
  const other = otherId === version.id ? ALONE : otherId;
  return (
    <section className={classes['view']} aria-label={`Version ${version.number}`}>
      <NativeSelect
        label="Compare with"
        value={other}
        onChange={(event) => setOtherId(event.currentTarget.value)}
        data={[
          { value: ALONE, label: 'Nothing, only look at it' },
          { value: DRAFT, label: 'The draft' },
          ...versions
            .filter(({ id }) => id !== version.id)
            .map(({ id, number }) => ({ value: id, label: `Version ${number}` })),
        ]}
      />
      {other === ALONE ? (
        <div className={classes['canvas']}>
          <ChangeCanvas
            key={version.id}
            document={data.document}
            label={`Flow of version ${version.number}`}
            marks={NO_MARKS}
            selection={null}
            onSelect={ignore}
          />
        </div>
      ) : (
        <VersionComparison
          key={`${version.id} ${other}`}
          version={version}
          document={data.document}
          other={other === DRAFT ? null : (versions.find(({ id }) => id === other) ?? null)}
        />
      )}
      <RestoreButton version={version} document={data.document} />
    </section>
  );
}

type RestoreButtonProps = { readonly version: Version; readonly document: WorkflowDocument };

function RestoreButton({ version, document }: RestoreButtonProps) {
  const store = useEditorStore();
  const view = useEditorView();
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  if (isReadOnly) return null;
  const restore = () => {
    restoreVersion(store, document, version.number);
    view.open(null);
  };
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={restore}>
        Make version {version.number} the draft
      </Button>
    </Group>
  );
}
