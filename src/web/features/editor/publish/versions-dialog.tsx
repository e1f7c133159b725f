import { Modal, NativeSelect, Skeleton } from '@mantine/core';
import { usePageSearch } from '../../../lib/page-search.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import type { CardChange } from '../../../ui/flow/card-changes.ts';
import type { CardId } from '../../../ui/flow/flow-layout.ts';
import { useVersions } from '../requests/list-versions.ts';
import { useSnapshots } from '../requests/snapshots.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';
import { useEditorView, useEditorViewState } from '../view/editor-view-context.ts';
import { ChangeCanvas } from './change-canvas.tsx';
import { KeptStateActions } from './kept-state-actions.tsx';
import { KeptStateFacts } from './kept-state-facts.tsx';
import { listKeptStates, type KeptState } from './kept-states.ts';
import { SaveSnapshot } from './save-snapshot.tsx';
import { useKeptDocument } from './use-kept-document.ts';
import { VersionComparison } from './version-comparison.tsx';
import classes from './versions-dialog.module.css';

/** In the place of another kept state's key. */
const DRAFT = 'draft';

const NO_MARKS: ReadonlyMap<CardId, readonly CardChange[]> = new Map();
const ignore = () => undefined;

/**
 * Published versions and named states; each can be looked at, compared with any other and the draft, and made the draft
 * again. What is open stands in the address: `?version=3&compare=draft`.
 */
export function VersionsDialog() {
  const view = useEditorView();
  const [search, changeSearch] = usePageSearch();
  const isAsked = useEditorViewState((state) => state.dialog === 'versions');
  const close = () => {
    if (isAsked) view.open(null);
    changeSearch({ version: undefined, compare: undefined });
  };
  return (
    <Modal opened={isAsked || search.version !== undefined} onClose={close} title="Versions" size="min(1280px, 96vw)">
      <Versions onClose={close} />
    </Modal>
  );
}

function Versions({ onClose }: { readonly onClose: () => void }) {
  const store = useEditorStore();
  const isReadOnly = useEditorState((state) => state.isReadOnly);
  const [search, changeSearch] = usePageSearch();
  const versions = useVersions(store.projectId, store.workflowId);
  const snapshots = useSnapshots(store);
  const error = versions.error ?? snapshots.error;
  const retry = () => void Promise.all([versions.refetch(), snapshots.refetch()]);
  if (error !== null) return <ErrorState error={error} onRetry={retry} />;
  if (versions.data === undefined || snapshots.data === undefined) return <Skeleton height={480} />;
  const states = listKeptStates(versions.data, snapshots.data);
  const chosen = states.find(({ key }) => key === search.version) ?? states[0];
  const choose = (key: string) =>
    changeSearch({ version: key, compare: undefined }, { isStep: search.version === undefined });
  return (
    <div className={classes['versions']}>
      <div className={classes['side']}>
        {isReadOnly ? null : <SaveSnapshot />}
        <ul className={classes['list']}>
          {states.map((state) => (
            <li key={state.key}>
              <button
                type="button"
                className={classes['version']}
                aria-current={state.key === chosen?.key}
                onClick={() => choose(state.key)}
              >
                <KeptStateFacts state={state} />
              </button>
            </li>
          ))}
        </ul>
      </div>
      {chosen === undefined ? (
        <EmptyState
          title="No versions yet"
          text="Each time you publish, what then runs is kept here as a version. You can also keep the draft as it is under a name of its own."
        />
      ) : (
        <KeptStateView
          state={chosen}
          others={states.filter((state) => state !== chosen)}
          compare={search.compare}
          onCompare={(compare) => changeSearch({ version: chosen.key, compare })}
          onClose={onClose}
        />
      )}
    </div>
  );
}

type KeptStateViewProps = {
  readonly state: KeptState;
  readonly others: readonly KeptState[];
  /** The key of another one, or of the draft. */
  readonly compare: string | undefined;
  readonly onCompare: (key: string | undefined) => void;
  readonly onClose: () => void;
};

function KeptStateView({ state, others, compare, onCompare, onClose }: KeptStateViewProps) {
  const { document, error, retry } = useKeptDocument(state);
  if (error !== null) return <ErrorState error={error} onRetry={retry} />;
  if (document === undefined) return <Skeleton height="100%" />;
  const other = others.find(({ key }) => key === compare);
  const isCompared = other !== undefined || compare === DRAFT;
  return (
    <section className={classes['view']} aria-label={state.title}>
      <NativeSelect
        label="Compare with"
        value={isCompared ? compare : ''}
        onChange={({ currentTarget }) => onCompare(currentTarget.value === '' ? undefined : currentTarget.value)}
        data={[
          { value: '', label: 'Nothing, only look at it' },
          { value: DRAFT, label: 'The draft' },
          ...others.map(({ key, title }) => ({ value: key, label: title })),
        ]}
      />
      {isCompared ? (
        <VersionComparison key={`${state.key} ${compare}`} state={state} document={document} other={other ?? null} />
      ) : (
        <div className={classes['canvas']}>
          <ChangeCanvas
            key={state.key}
            document={document}
            label={`Flow of ${state.title}`}
            marks={NO_MARKS}
            selection={null}
            onSelect={ignore}
          />
        </div>
      )}
      <KeptStateActions state={state} document={document} onClose={onClose} />
    </section>
  );
}
