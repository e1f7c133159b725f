import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { diffDocuments, type DocumentChange } from '#core/workflow/diff-documents.ts';
import { createDocument } from '#core/workflow/document.ts';
import { catalog } from '#steps/catalog.ts';
import { useVersion } from '../requests/get-version.ts';
import { useWorkflow } from '../requests/get-workflow.ts';
import { useEditorState, useEditorStore } from '../store/editor-context.ts';

/** Long enough not to compare two long workflows at every keystroke. */
const QUIET_MS = 300;

export type DraftChanges = {
  /** null: nothing is published, or it is not known yet what is. */
  readonly publishedNumber: number | null;
  /** In words; null while the published version is being loaded. */
  readonly changes: readonly DocumentChange[] | null;
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
  const before = published === null ? EMPTY : version.data?.document;
  const changes = useMemo(
    () =>
      before === undefined
        ? null
        : diffDocuments(before === EMPTY ? { ...EMPTY, name: document.name } : before, document, catalog),
    [before, document],
  );
  return { publishedNumber: published?.number ?? null, changes };
}

const EMPTY = createDocument('');
