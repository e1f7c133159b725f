import { sql, type Transaction } from 'kysely';
import type { changeDraft as route } from '#contract/workflows.ts';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import type { Change } from '#core/workflow/operation.ts';
import type { Tables } from '#storage/database/tables.ts';
import { replaceListeners } from '#storage/listeners/replace-listeners.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { insertDraftChanges, listDraftChangesAfter, listKnownChangeIds } from '#storage/workflows/draft-changes.ts';
import { lockWorkflow, type WorkflowRow } from '#storage/workflows/find-workflow.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { applyChanges, type AppliedChanges } from './apply-changes.ts';
import { presentChange } from './list-draft-changes.ts';
import { findListenedEvent } from './listened-event.ts';
import { readPublishedListening } from './published-listening.ts';
import { workflowNotFound } from './workflow-facts.ts';

/**
 * Applies changes to whatever the draft is by now and gives them their place in its order. The lock of the workflow's
 * row makes that order; a change that was sent before is answered and not applied again.
 */
export async function changeDraft(
  { db }: Pick<ServerDeps, 'db'>,
  { projectId, member }: ProjectCaller,
  workflowId: string,
  { baseRevision, changes }: BodyOf<typeof route>,
): Promise<ResponseOf<typeof route>> {
  return db.transaction().execute(async (transaction) => {
    const workflow = await lockWorkflow(transaction, projectId, workflowId);
    if (workflow === undefined) throw workflowNotFound();
    if (baseRevision > workflow.draft_revision) throw revisionUnknown(workflow.draft_revision);
    const result = await changeLockedDraft(transaction, workflow, member, changes);
    const ordered = await listDraftChangesAfter(transaction, workflow.id, baseRevision);
    return { revision: result.revision, changes: ordered.map(presentChange), refused: [...result.refused] };
  });
}

/** The part of `changeDraft` for who holds the lock of the workflow's row already. */
export async function changeLockedDraft(
  transaction: Transaction<Tables>,
  workflow: WorkflowRow,
  member: Pick<ProjectCaller['member'], 'id' | 'name'>,
  changes: readonly Change[],
): Promise<AppliedChanges> {
  const changeIds = changes.map(({ changeId }) => changeId.toLowerCase());
  const known = await listKnownChangeIds(transaction, workflow.id, changeIds);
  const before = { document: readDocument(workflow.draft), revision: workflow.draft_revision };
  const result = applyChanges(before, changes, known);
  if (result.applied.length === 0) return result;
  await storeDraft(transaction, workflow, result);
  await insertDraftChanges(
    transaction,
    result.applied.map(({ revision, changeId, label, restoredFrom, operations }) => ({
      workflow_id: workflow.id,
      revision,
      change_id: changeId,
      member_id: member.id,
      member_name: member.name,
      label,
      restored_from: restoredFrom,
      operations: JSON.stringify(operations),
    })),
  );
  const message = { kind: 'draft', workflowId: workflow.id, revision: result.revision };
  await publishLive(transaction, { projectId: workflow.project_id, message });
  return result;
}

async function storeDraft(
  transaction: Transaction<Tables>,
  workflow: WorkflowRow,
  { document, revision }: AppliedChanges,
): Promise<void> {
  await transaction
    .updateTable('workflows')
    .set({
      draft: JSON.stringify(document),
      draft_revision: revision,
      // A column of text takes less than JSON does.
      name: document.name.toWellFormed().replaceAll('\0', ''),
      updated_at: sql`now()`,
    })
    .where('id', '=', workflow.id)
    .execute();
  const draftEventId = findListenedEvent(document);
  if (draftEventId === findListenedEvent(readDocument(workflow.draft))) return;
  const published = await readPublishedListening(transaction, workflow);
  await replaceListeners(transaction, {
    projectId: workflow.project_id,
    workflowId: workflow.id,
    draftEventId,
    published,
  });
}

function revisionUnknown(revision: number): AppError {
  return new AppError('conflict', `The draft is at revision ${revision} only; load it again.`, {
    details: { revision },
  });
}
