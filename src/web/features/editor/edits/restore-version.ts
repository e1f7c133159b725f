import type { WorkflowDocument } from '#core/workflow/document.ts';
import { listRestoring } from '#core/workflow/list-restoring.ts';
import type { EditorStore } from '../store/editor-state.ts';

/**
 * Makes a kept state the draft again, as one change that can be undone. Steps keep their ids, so variables stay right.
 * `what` names it: "version 3".
 */
export function restoreVersion(store: EditorStore, kept: WorkflowDocument, what: string): void {
  store.edit(`Make ${what} the draft`, listRestoring(store.state.getState().document, kept), { restoredFrom: what });
}
