import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { diffDocuments, type DocumentChange } from '#core/workflow/diff-documents.ts';
import { createDocument, type WorkflowDocument } from '#core/workflow/document.ts';
import { catalog } from '#steps/catalog.ts';
import { useVersion } from '../requests/get-version.ts';
import { useWorkflow } from '../requests/get-workflow.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';

/** Long enough not to compare two long workflows at every keystroke. */
const QUIET_MS = 300;

export type DraftChanges = {
  /** null: nothing is published, or it is not known yet what is. */
  readonly publishedNumber: number | null;
  /** Revision of the draft that was published; 0 while nothing is. */
  readonly publishedRevision: number;
  /** In words; null while the published version is being loaded. */
  readonly changes: readonly DocumentChange[] | null;
  /** The two documents that `changes` tells apart. */
  readonly before: WorkflowDocument | null;
  readonly after: WorkflowDocument;
};

/** What is different in the draft since the last published version. */
export function useDraftChanges(): DraftChanges {
  const { projectId, workflowId } = useEditorStore();
  const published = useWorkflow(projectId, workflowId).data?.publishedVersion ?? null;
  const version = useVersion(projectId, workflowId, published?.id);
  const [document] = useDebouncedValue(
    useEditorState((state) => state.document),
    QUIET_MS,
  );
  const isPublished = published !== null;
  const publishedDocument = version.data?.document ?? null;
  const { name } = document;
  const before = useMemo(
    () => (isPublished ? publishedDocument : createDocument(name)),
    [isPublished, publishedDocument, name],
  );
  const changes = useMemo(
    () => (before === null ? null : diffDocuments(before, document, catalog)),
    [before, document],
  );
  return {
    publishedNumber: published?.number ?? null,
    publishedRevision: published?.revision ?? 0,
    changes,
    before,
    after: document,
  };
}
