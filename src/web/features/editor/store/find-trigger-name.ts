import { describeTrigger } from '#core/workflow/describe-trigger.ts';
import { catalog } from '#steps/catalog.ts';
import type { EditorState } from './editor-state.ts';

/** What the trigger's variables are shown under; null while none is chosen, or when its App Event is gone. */
export function findTriggerName({ document, appEvents }: Pick<EditorState, 'document' | 'appEvents'>): string | null {
  return describeTrigger(document.trigger, catalog, appEvents)?.name ?? null;
}
