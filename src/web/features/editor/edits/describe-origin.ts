import { listDocumentReferences } from '#core/expression/list-references.ts';
import { createDocument, type Step } from '#core/workflow/document.ts';
import { catalog } from '#steps/catalog.ts';
import { findTriggerName } from '../store/find-trigger-name.ts';
import type { EditorStore } from '../store/editor-state.ts';
import type { StepsOrigin } from './clipboard-text.ts';

/** What copied steps need to be told of this workflow. */
export function describeOrigin({ state, workflowId }: EditorStore, steps: readonly Step[]): StepsOrigin {
  const current = state.getState();
  const used = new Set(
    listDocumentReferences({ ...createDocument('Copied'), steps }, catalog).flatMap(({ ref }) =>
      ref.source === 'secret' ? [String(ref.path[0])] : [],
    ),
  );
  const secrets = current.secrets.filter(({ id }) => used.has(id));
  return {
    workflowId,
    eventName: findTriggerName(current),
    secretNames: Object.fromEntries(secrets.map(({ id, name }) => [id, name])),
  };
}
