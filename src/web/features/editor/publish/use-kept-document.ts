import { useVersion } from '../requests/get-version.ts';
import { useSnapshot } from '../requests/snapshots.ts';
import { useEditorStore } from '../store/editor-context.ts';
import type { KeptState } from './kept-states.ts';

/** The document of a kept state; null: none is asked for. */
export function useKeptDocument(state: KeptState | null) {
  const { projectId, workflowId } = useEditorStore();
  const version = useVersion(projectId, workflowId, state?.kind === 'version' ? state.version.id : undefined);
  const snapshot = useSnapshot({ projectId, workflowId }, state?.kind === 'snapshot' ? state.snapshot.id : undefined);
  const { data, error, refetch } = state?.kind === 'snapshot' ? snapshot : version;
  return { document: data?.document, error, retry: () => void refetch() };
}
