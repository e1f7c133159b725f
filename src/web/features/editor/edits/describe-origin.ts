import { createDocument, type Step } from '#core/workflow/document.ts';
import { listProjectThings } from '#core/workflow/file/project-things.ts';
import { catalog } from '#steps/catalog.ts';
import { findTriggerName } from '../store/find-trigger-name.ts';
import type { EditorStore } from '../store/editor-state.ts';
import type { StepsOrigin } from './clipboard-text.ts';

/** What copied steps need to be told of this workflow. */
export function describeOrigin({ state, workflowId }: EditorStore, steps: readonly Step[]): StepsOrigin {
  const current = state.getState();
  const used = listProjectThings({ ...createDocument('Copied'), steps }, catalog);
  const nameUsed = (
    wanted: 'secret' | 'resource',
    known: readonly { readonly id: string; readonly name: string }[],
  ) => {
    const ids = new Set(used.flatMap(({ kind, key }) => (kind === wanted ? [key] : [])));
    return Object.fromEntries(known.flatMap(({ id, name }) => (ids.has(id) ? [[id, name] as const] : [])));
  };
  return {
    workflowId,
    eventName: findTriggerName(current),
    secretNames: nameUsed('secret', current.secrets),
    resourceNames: nameUsed('resource', current.resources ?? []),
  };
}
