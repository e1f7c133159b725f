import { VisuallyHidden } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { findStep } from '#core/workflow/walk.ts';
import { useOfferActions } from '../../lib/palette-actions.ts';
import { subscribeLive } from '../../lib/live.ts';
import { CardMenu } from './canvas/card-menu.tsx';
import { EditorCanvas } from './canvas/editor-canvas.tsx';
import { RenameDialog } from './canvas/rename-dialog.tsx';
import { CommandReactContext, useCommandContext } from './commands/command-context.ts';
import { listPaletteActions } from './commands/list-palette-actions.ts';
import { stepClipboard } from './commands/step-clipboard.ts';
import { useCommandKeys } from './commands/use-command-keys.ts';
import { ConflictBanner } from './conflicts/conflict-banner.tsx';
import { EditorDialogs } from './editor-dialogs.tsx';
import { createEditorPorts, notifyEditor } from './editor-ports.ts';
import { Inspector } from './inspector/inspector.tsx';
import { useDraftKeeper } from './keeping/use-draft-keeper.ts';
import type { DraftKeeping } from './keeping/use-kept-draft.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { Outline } from './outline/outline.tsx';
import { StepPicker } from './picker/step-picker.tsx';
import { PeopleOnCards } from './presence/people-on-cards.tsx';
import { usePresence } from './presence/use-presence.ts';
import type { Workflow } from './requests/get-workflow.ts';
import { EditorContext, useEditorState } from './store/editor-context.ts';
import type { EditorAppEvent, EditorResource, EditorSecret, EditorStore } from './store/editor-state.ts';
import { createEditorStore } from './store/editor-store.ts';
import { TestShelf } from './test-shelf/test-shelf.tsx';
import { TopBar } from './top-bar/top-bar.tsx';
import { UnsavedBanner } from './top-bar/unsaved-banner.tsx';
import { createEditorView } from './view/editor-view.ts';
import { EditorViewContext, useEditorViewState } from './view/editor-view-context.ts';
import classes from './editor.module.css';

type EditorProps = {
  readonly projectId: string;
  readonly workflow: Workflow;
  readonly appEvents: readonly EditorAppEvent[];
  readonly secrets: readonly EditorSecret[];
  /** Undefined until they have come. */
  readonly resources: readonly EditorResource[] | undefined;
  readonly isReadOnly: boolean;
  /** What an earlier editor of this member has left behind. */
  readonly keeping: DraftKeeping;
  /** The step that is selected at first. */
  readonly stepId: string | undefined;
};

/** From this width on there is room for the outline beside the canvas. */
const WIDE = 1280;

/** One workflow being edited: outline, canvas, inspector, test shelf, and one store under all of them. */
export function Editor(props: EditorProps) {
  const { workflow, appEvents, secrets, resources, isReadOnly, keeping } = props;
  const [store] = useState(() => openStore(props));
  const [view] = useState(() => createEditorView({ isOutlineOpen: window.innerWidth >= WIDE }));
  const context = useMemo(() => ({ store, view, clipboard: stepClipboard, notify: notifyEditor }), [store, view]);
  useEffect(() => store.setAppEvents(appEvents), [store, appEvents]);
  useEffect(() => store.setSecrets(secrets), [store, secrets]);
  useEffect(() => {
    if (resources !== undefined) store.setResources(resources);
  }, [store, resources]);
  useEffect(() => store.noticeRevision(workflow.revision), [store, workflow.revision]);
  useDraftNews(store);
  usePresence(store);
  useDraftKeeper(store, isReadOnly ? null : keeping.place);
  return (
    <EditorContext value={store}>
      <EditorViewContext value={view}>
        <CommandReactContext value={context}>
          <EditorFrame />
          <LeaveGuard />
        </CommandReactContext>
      </EditorViewContext>
    </EditorContext>
  );
}

function EditorFrame() {
  const context = useCommandContext();
  const isOutlineOpen = useEditorViewState((state) => state.isOutlineOpen);
  useCommandKeys();
  useOfferActions(useMemo(() => listPaletteActions(context), [context]));
  return (
    <div className={classes['editor']} data-outline={isOutlineOpen || undefined}>
      <TopBar />
      <UnsavedBanner />
      <ConflictBanner />
      <PeopleOnCards>
        <div className={classes['middle']}>
          {isOutlineOpen ? <Outline /> : null}
          <main className={classes['canvas']} data-flow-keys>
            <EditorCanvas />
          </main>
          <Inspector />
        </div>
      </PeopleOnCards>
      <TestShelf />
      <StepPicker />
      <CardMenu />
      <RenameDialog />
      <EditorDialogs />
      <Announcer />
    </div>
  );
}

/** Says to those who cannot see the canvas what an action did. */
function Announcer() {
  const announcement = useEditorState((state) => state.announcement);
  return <VisuallyHidden aria-live="polite">{announcement}</VisuallyHidden>;
}

function openStore({ projectId, workflow, keeping, stepId, ...rest }: EditorProps): EditorStore {
  const kept = rest.isReadOnly ? null : keeping.kept;
  const store = createEditorStore({ ...createEditorPorts(projectId, workflow.id), projectId, workflow, kept, ...rest });
  // A new workflow starts with the question what starts it.
  const { document } = store.state.getState();
  if (document.trigger === null) store.select('trigger');
  if (stepId !== undefined && findStep(document, stepId) !== undefined) store.select(stepId);
  return store;
}

/** Hears of other editors' changes, and tries again when the browser is back online. */
function useDraftNews(store: EditorStore): void {
  useEffect(() => {
    const unsubscribe = subscribeLive(store.projectId, (notice) => {
      if (notice.kind === 'draft' && notice.workflowId === store.workflowId) store.noticeRevision(notice.revision);
      if (notice.kind === 'reconnected') store.noticeRevision(Number.POSITIVE_INFINITY);
    });
    const reconnect = () => void store.reconnect();
    window.addEventListener('online', reconnect);
    window.addEventListener('offline', store.noticeOffline);
    if (!navigator.onLine) store.noticeOffline();
    return () => {
      unsubscribe();
      window.removeEventListener('online', reconnect);
      window.removeEventListener('offline', store.noticeOffline);
    };
  }, [store]);
}
