import { Loader } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Editor } from '../features/editor/editor.tsx';
import { useKeptDraft } from '../features/editor/keeping/use-kept-draft.ts';
import { useWorkflow, type Workflow } from '../features/editor/requests/get-workflow.ts';
import { useFieldPresence } from '../features/editor/requests/get-field-presence.ts';
import { useEditorAppEvents } from '../features/editor/requests/list-app-events.ts';
import { useResources } from '../features/editor/requests/list-resources.ts';
import { useSecrets } from '../features/editor/requests/list-secrets.ts';
import type { EditorSecret } from '../features/editor/store/editor-state.ts';
import { usePageSearch } from '../lib/page-search.ts';
import { useCan } from '../lib/permissions.ts';
import { useProjectId } from '../lib/project-id.ts';
import { useMomentAfter } from '../lib/use-moment-after.ts';
import { ErrorState } from '../ui/error-state.tsx';

/** Samples may be large, and reading them would hold up the first paint of the editor. */
const OTHER_SAMPLES_AFTER_MS = 500;
const NO_SECRETS: readonly EditorSecret[] = [];

/** The editor of one workflow. */
export function WorkflowPage() {
  const projectId = useProjectId();
  const { workflowId = '' } = useParams({ strict: false });
  const workflow = useWorkflow(projectId, workflowId);
  if (workflow.data !== undefined) return <Loaded key={workflowId} projectId={projectId} workflow={workflow.data} />;
  if (workflow.error === null) return <Waiting />;
  return (
    <ErrorState
      error={workflow.error}
      onRetry={() => void workflow.refetch()}
      title="The workflow could not be loaded"
    />
  );
}

function Loaded({ projectId, workflow }: { readonly projectId: string; readonly workflow: Workflow }) {
  const canBuild = useCan('build');
  const [search] = usePageSearch();
  const chosen = workflow.document.trigger?.config['appEventId'];
  // Once open the editor stays: it holds changes that may not be saved yet.
  const [isOpen, setIsOpen] = useState(false);
  const withOtherSamples = useMomentAfter(isOpen, OTHER_SAMPLES_AFTER_MS);
  const events = useEditorAppEvents(projectId, typeof chosen === 'string' ? chosen : null, withOtherSamples);
  const presence = useFieldPresence(projectId, typeof chosen === 'string' ? chosen : null, withOtherSamples).data;
  const appEvents = useMemo(
    () =>
      presence === undefined
        ? events.appEvents
        : events.appEvents.map((event) => (event.id === chosen ? { ...event, presence } : event)),
    [events.appEvents, presence, chosen],
  );
  const secrets = useSecrets(projectId);
  const resources = useResources(projectId, withOtherSamples);
  const keeping = useKeptDraft(projectId, workflow.id);
  const isReady = events.isReady && secrets.data !== undefined && keeping !== null;
  if (isReady && !isOpen) setIsOpen(true);
  const error = isOpen ? null : (events.error ?? secrets.error);
  const retry = () => void Promise.all([events.refetch(), secrets.refetch()]);
  if (error !== null) return <ErrorState error={error} onRetry={retry} title="The workflow could not be loaded" />;
  if (!isOpen || keeping === null) return <Waiting />;
  return (
    <Editor
      // A change of role opens the editor anew: what may be edited is decided once.
      key={String(canBuild)}
      projectId={projectId}
      workflow={workflow}
      appEvents={appEvents}
      secrets={secrets.data ?? NO_SECRETS}
      resources={resources.data}
      isReadOnly={!canBuild}
      keeping={keeping}
      stepId={search.step}
    />
  );
}

function Waiting() {
  return (
    <div style={{ display: 'grid', height: '100dvh', placeItems: 'center' }}>
      <Loader aria-label="The workflow is being loaded" />
    </div>
  );
}
