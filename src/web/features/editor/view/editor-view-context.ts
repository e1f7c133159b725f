import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { EditorView, EditorViewState } from './editor-view.ts';

export const EditorViewContext = createContext<EditorView | null>(null);

export function useEditorView(): EditorView {
  const view = useContext(EditorViewContext);
  if (view === null) throw new Error('This component is rendered outside the editor.');
  return view;
}

export function useEditorViewState<Slice>(selector: (state: EditorViewState) => Slice): Slice {
  return useStore(useEditorView().state, selector);
}
