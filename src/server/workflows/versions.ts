import type { Kysely } from 'kysely';
import type { getVersion as getRoute, listVersions as listRoute } from '#contract/workflows.ts';
import type { ResponseOf } from '#contract/route.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import type { Tables } from '#storage/database/tables.ts';
import { findVersion, listVersionRows } from '#storage/workflows/versions.ts';
import { AppError } from '../app-error.ts';
import { requireWorkflow } from './get-workflow.ts';
import { describeVersion } from './workflow-facts.ts';

export async function listVersions(
  db: Kysely<Tables>,
  projectId: string,
  workflowId: string,
): Promise<ResponseOf<typeof listRoute>> {
  const workflow = await requireWorkflow(db, projectId, workflowId);
  const versions = await listVersionRows(db, workflow.id);
  return versions.map((version) => describeVersion(version, workflow.published_version_id));
}

export async function getVersion(
  db: Kysely<Tables>,
  projectId: string,
  workflowId: string,
  versionId: string,
): Promise<ResponseOf<typeof getRoute>> {
  const workflow = await requireWorkflow(db, projectId, workflowId);
  const version = await findVersion(db, workflow.id, versionId);
  if (version === undefined) throw new AppError('not_found', 'The workflow has no such version.');
  return { ...describeVersion(version, workflow.published_version_id), document: readDocument(version.document) };
}
