import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { EditorState, EditorStore } from './editor-state.ts';

export const EditorContext = createContext<EditorStore | null>(null);

export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (store === null) throw new Error('This component is rendered outside the editor.');
  return store;
}

/** Select narrow slices: the component renders again only when the selected value is another one. */
export function useEditorState<Slice>(selector: (state: EditorState) => Slice): Slice {
  return useStore(useEditorStore().state, selector);
}
