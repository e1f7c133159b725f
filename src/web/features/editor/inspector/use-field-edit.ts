import { useCallback } from 'react';
import type { Json } from '#core/base/json.ts';
import { findStep } from '#core/workflow/walk.ts';
import { useEditorStore } from '../store/editor-context.ts';
import { describeFieldEdit } from './edit-label.ts';

/** Stores a value of a field of the trigger or of a step. A burst of edits of one part is one entry of the history. */
export function useFieldEdit(owner: string, field: string, label: string) {
  const store = useEditorStore();
  return useCallback(
    (value: Json, part = '') => {
      const isTrigger = owner === 'trigger';
      const name = isTrigger ? null : (findStep(store.state.getState().document, owner)?.name ?? '');
      store.edit(
        describeFieldEdit(label, name),
        [
          isTrigger
            ? { kind: 'set-trigger-field', field, value }
            : { kind: 'set-step-field', stepId: owner, field, value },
        ],
        { mergeKey: `${owner}/${field}/${part}` },
      );
    },
    [store, owner, field, label],
  );
}
