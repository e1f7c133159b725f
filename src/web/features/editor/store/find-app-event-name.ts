import type { EditorState } from './editor-state.ts';

/** Name of the App Event that starts the workflow; null while none is chosen, or when it is gone. */
export function findAppEventName({ document, appEvents }: Pick<EditorState, 'document' | 'appEvents'>): string | null {
  const id = document.trigger?.config['appEventId'];
  return appEvents.find((appEvent) => appEvent.id === id)?.name ?? null;
}
