import type { Kysely } from 'kysely';
import type { getSnapshot as getRoute, listSnapshots as listRoute } from '#contract/snapshots.ts';
import type { ResponseOf } from '#contract/route.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import type { Tables } from '#storage/database/tables.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { lockWorkflow } from '#storage/workflows/find-workflow.ts';
import {
  findSnapshot,
  insertSnapshot,
  listSnapshotRows,
  removeSnapshotRow,
  renameSnapshotRow,
  type SnapshotRow,
} from '#storage/workflows/snapshots.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { cleanLabel } from '../validation/clean-label.ts';
import { requireWorkflow } from './get-workflow.ts';
import { workflowNotFound } from './workflow-facts.ts';

type Snapshot = ResponseOf<typeof listRoute>[number];
type Place = { readonly workflowId: string; readonly snapshotId: string };

const MAX_SNAPSHOTS = 200;

export async function listSnapshots(db: Kysely<Tables>, projectId: string, workflowId: string): Promise<Snapshot[]> {
  const workflow = await requireWorkflow(db, projectId, workflowId);
  return (await listSnapshotRows(db, workflow.id)).map(present);
}

export async function getSnapshot(
  db: Kysely<Tables>,
  projectId: string,
  { workflowId, snapshotId }: Place,
): Promise<ResponseOf<typeof getRoute>> {
  const workflow = await requireWorkflow(db, projectId, workflowId);
  const snapshot = await findSnapshot(db, workflow.id, snapshotId);
  if (snapshot === undefined) throw snapshotNotFound();
  return { ...present(snapshot), document: readDocument(snapshot.document) };
}

/** Keeps the draft as it is when the lock of its row is had. */
export async function createSnapshot(
  { db, createId }: Pick<ServerDeps, 'db' | 'createId'>,
  { projectId, member }: ProjectCaller,
  workflowId: string,
  givenName: string,
): Promise<Snapshot> {
  const name = cleanLabel(givenName, 'name');
  return db.transaction().execute(async (transaction) => {
    const workflow = await lockWorkflow(transaction, projectId, workflowId);
    if (workflow === undefined) throw workflowNotFound();
    if ((await listSnapshotRows(transaction, workflow.id)).length >= MAX_SNAPSHOTS) {
      throw new AppError('conflict', `A workflow keeps at most ${MAX_SNAPSHOTS} named states. Delete one first.`);
    }
    const row = await insertSnapshot(transaction, {
      id: createId(),
      workflow_id: workflow.id,
      name,
      revision: workflow.draft_revision,
      document: JSON.stringify(readDocument(workflow.draft)),
      created_by: member.name,
    });
    await publishLive(transaction, { projectId, message: { kind: 'workflow', workflowId: workflow.id } });
    return present(row);
  });
}

export async function renameSnapshot(
  { db }: Pick<ServerDeps, 'db'>,
  projectId: string,
  { workflowId, snapshotId }: Place,
  givenName: string,
): Promise<Snapshot> {
  const name = cleanLabel(givenName, 'name');
  return db.transaction().execute(async (transaction) => {
    const workflow = await requireWorkflow(transaction, projectId, workflowId);
    const row = await renameSnapshotRow(transaction, workflow.id, snapshotId, name);
    if (row === undefined) throw snapshotNotFound();
    await publishLive(transaction, { projectId, message: { kind: 'workflow', workflowId: workflow.id } });
    return present(row);
  });
}

export async function removeSnapshot(
  { db }: Pick<ServerDeps, 'db'>,
  projectId: string,
  { workflowId, snapshotId }: Place,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const workflow = await requireWorkflow(transaction, projectId, workflowId);
    if (!(await removeSnapshotRow(transaction, workflow.id, snapshotId))) throw snapshotNotFound();
    await publishLive(transaction, { projectId, message: { kind: 'workflow', workflowId: workflow.id } });
  });
}

function present(row: SnapshotRow): Snapshot {
  return {
    id: row.id,
    name: row.name,
    revision: row.revision,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  };
}

function snapshotNotFound(): AppError {
  return new AppError('not_found', 'The workflow has no such named state.');
}
