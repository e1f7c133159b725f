import type { Kysely } from 'kysely';
import type {
  getVersion as getRoute,
  listVersions as listRoute,
  updateVersion as updateRoute,
} from '#contract/workflows.ts';
import type { ResponseOf } from '#contract/route.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import type { Tables } from '#storage/database/tables.ts';
import { findVersion, listVersionRows, updateVersionNote } from '#storage/workflows/versions.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';
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
  if (version === undefined) throw versionNotFound();
  return { ...describeVersion(version, workflow.published_version_id), document: readDocument(version.document) };
}

/** The note is for people; what runs stays as it was published. */
export async function updateVersion(
  { db }: Pick<ServerDeps, 'db'>,
  projectId: string,
  { workflowId, versionId }: { readonly workflowId: string; readonly versionId: string },
  note: string,
): Promise<ResponseOf<typeof updateRoute>> {
  return db.transaction().execute(async (transaction) => {
    const workflow = await requireWorkflow(transaction, projectId, workflowId);
    const version = await updateVersionNote(transaction, workflow.id, versionId, note);
    if (version === undefined) throw versionNotFound();
    await publishLive(transaction, { projectId, message: { kind: 'workflow', workflowId: workflow.id } });
    return describeVersion(version, workflow.published_version_id);
  });
}

function versionNotFound(): AppError {
  return new AppError('not_found', 'The workflow has no such version.');
}
