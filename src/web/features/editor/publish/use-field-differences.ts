import { useCallback } from 'react';
import type { DocumentChange } from '#core/workflow/diff-documents.ts';
import { diffFields, type FieldDifference, type LabelledDocument } from '#core/workflow/diff-fields.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { findStep } from '#core/workflow/walk.ts';
import { catalog } from '#steps/catalog.ts';
import { useEditorState } from '../store/editor-context.ts';
import type { EditorState } from '../store/editor-state.ts';
import { findTriggerName } from '../store/find-trigger-name.ts';

/** Gives the fields that a change is about, as they are shown. */
export function useFieldDifferences(before: WorkflowDocument | null, after: WorkflowDocument) {
  const appEvents = useEditorState((state) => state.appEvents);
  const secrets = useEditorState((state) => state.secrets);
  const resources = useEditorState((state) => state.resources);
  return useCallback(
    ({ kind, stepId, fields }: DocumentChange): readonly FieldDifference[] => {
      if (before === null || (kind !== 'changed' && kind !== 'added')) return [];
      const names = { appEvents, secrets, resources };
      const all = diffFields(withLabels(before, names), withLabels(after, names), stepId, catalog);
      return kind === 'added' ? all : all.filter(({ label }) => fields.includes(label));
    },
    [before, after, appEvents, secrets, resources],
  );
}

function withLabels(
  document: WorkflowDocument,
  { appEvents, secrets, resources }: Pick<EditorState, 'appEvents' | 'secrets' | 'resources'>,
): LabelledDocument {
  return {
    document,
    labels: {
      trigger: findTriggerName({ document, appEvents }) ?? 'Trigger',
      findStepName: (stepId) => findStep(document, stepId)?.name,
      findSecretName: (secretId) => secrets.find(({ id }) => id === secretId)?.name,
      findAppEventName: (appEventId) => appEvents.find(({ id }) => id === appEventId)?.name,
      findResourceName: (resourceId) => resources?.find(({ id }) => id === resourceId)?.name,
    },
  };
}
