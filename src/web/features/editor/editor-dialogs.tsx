import { lazy, Suspense, useEffect, useState, type ComponentType } from 'react';
import { usePageSearch } from '../../lib/page-search.ts';
import { useEditorViewState } from './view/editor-view-context.ts';
import type { EditorDialog } from './view/editor-view.ts';

type LargeDialog = Exclude<EditorDialog, 'history'>;
type Load = () => Promise<{ readonly default: ComponentType }>;

/** What few open right away comes after the editor is there. */
const loads: Readonly<Record<LargeDialog, Load>> = {
  shortcuts: () => import('./canvas/shortcuts-dialog.tsx').then((module) => ({ default: module.ShortcutsDialog })),
  publish: () => import('./publish/publish-dialog.tsx').then((module) => ({ default: module.PublishDialog })),
  unpublish: () => import('./publish/unpublish-dialog.tsx').then((module) => ({ default: module.UnpublishDialog })),
  versions: () => import('./publish/versions-dialog.tsx').then((module) => ({ default: module.VersionsDialog })),
};
const dialogs = {
  shortcuts: lazy(loads.shortcuts),
  publish: lazy(loads.publish),
  unpublish: lazy(loads.unpublish),
  versions: lazy(loads.versions),
} satisfies Record<LargeDialog, ComponentType>;
const NAMES: readonly LargeDialog[] = ['shortcuts', 'publish', 'unpublish', 'versions'];

const PREFETCH_AFTER_MS = 1500;

/** The large dialogs of the editor: each is loaded when it is first asked for, or a moment after the editor is there. */
export function EditorDialogs() {
  const dialog = useEditorViewState((state) => state.dialog);
  const [search] = usePageSearch();
  const [opened, setOpened] = useState<ReadonlySet<LargeDialog>>(new Set());
  // A version in the address opens its dialog.
  const asked = dialog ?? (search.version === undefined ? null : 'versions');
  if (asked !== null && asked !== 'history' && !opened.has(asked)) setOpened(new Set([...opened, asked]));
  useEffect(() => {
    const timer = setTimeout(() => {
      // What fails now is asked for again when it is wanted.
      for (const load of Object.values(loads)) load().catch(() => undefined);
    }, PREFETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return NAMES.filter((name) => opened.has(name)).map((name) => {
    const Dialog = dialogs[name];
    return (
      <Suspense key={name} fallback={null}>
        <Dialog />
      </Suspense>
    );
  });
}
