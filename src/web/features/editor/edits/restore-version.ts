import type { WorkflowDocument } from '#core/workflow/document.ts';
import { listRestoring } from '#core/workflow/list-restoring.ts';
import type { EditorStore } from '../store/editor-state.ts';

/** Makes a version the draft again, as one change that can be undone. Steps keep their ids, so variables stay right. */
export function restoreVersion(store: EditorStore, version: WorkflowDocument, number: number): void {
  store.edit(`Make version ${number} the draft`, listRestoring(store.state.getState().document, version));
}
