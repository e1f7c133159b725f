import { useEffect, useMemo } from 'react';
import type { FlowFolding } from '../../../ui/flow/flow-editing.ts';
import { useEditorState } from '../store/editor-context.ts';
import { useEditorView, useEditorViewState } from '../view/editor-view-context.ts';
import { listOwners } from './list-owners.ts';

/** Which branches are not drawn. Whatever is selected is drawn: who goes to a hidden step expands what is around it. */
export function useFolding(): FlowFolding {
  const view = useEditorView();
  const collapsed = useEditorViewState((state) => state.collapsed);
  const document = useEditorState((state) => state.document);
  const selection = useEditorState((state) => state.selection);
  useEffect(() => {
    if (selection !== null && view.state.getState().collapsed.size > 0) view.expand(listOwners(document, selection));
  }, [view, document, selection]);
  return useMemo(() => ({ collapsed, onExpand: (stepId) => view.expand([stepId]) }), [collapsed, view]);
}
