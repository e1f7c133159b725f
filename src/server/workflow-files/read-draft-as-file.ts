import type { Kysely } from 'kysely';
import { writeWorkflowFile } from '#core/workflow/file/write-workflow-file.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import { catalog } from '#steps/catalog.ts';
import type { Tables } from '#storage/database/tables.ts';
import { requireWorkflow } from '../workflows/get-workflow.ts';
import { listProjectNames } from './list-project-names.ts';

/** The draft as the editor exports it, and its revision. */
export async function readDraftAsFile(
  db: Kysely<Tables>,
  projectId: string,
  workflowId: string,
): Promise<{ readonly text: string; readonly revision: number }> {
  const workflow = await requireWorkflow(db, projectId, workflowId);
  const names = await listProjectNames(db, projectId);
  return {
    text: writeWorkflowFile(readDocument(workflow.draft), catalog, names),
    revision: workflow.draft_revision,
  };
}
