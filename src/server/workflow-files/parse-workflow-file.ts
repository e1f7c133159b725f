import type { Kysely } from 'kysely';
import { readWorkflowFile } from '#core/workflow/file/read-workflow-file.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { catalog } from '#steps/catalog.ts';
import type { Tables } from '#storage/database/tables.ts';
import { AppError } from '../app-error.ts';
import { listProjectNames } from './list-project-names.ts';

/** Reads a file for this project, or throws an `AppError` that names the place of the first mistake. */
export async function parseWorkflowFile(
  db: Kysely<Tables>,
  projectId: string,
  text: string,
): Promise<WorkflowDocument> {
  const read = readWorkflowFile(text, catalog, await listProjectNames(db, projectId));
  if (!read.ok) throw new AppError('invalid_request', `The workflow file is not valid. ${read.message}`);
  return read.document;
}
