import type { Transaction } from 'kysely';
import { toOperation, type FieldChange } from '#core/expression/rewrite-references.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import type { ChangedDraft } from '#storage/app-events/field-renames.ts';
import type { Tables } from '#storage/database/tables.ts';
import { lockWorkflow, type WorkflowRow } from '#storage/workflows/find-workflow.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { changeLockedDraft } from '../workflows/change-draft.ts';

/** Locks workflows that are not deleted, always in the same order, so that two who lock several never wait for each other. */
export async function lockWorkflows(
  transaction: Transaction<Tables>,
  projectId: string,
  workflowIds: readonly string[],
): Promise<readonly WorkflowRow[]> {
  const locked: WorkflowRow[] = [];
  for (const workflowId of [...new Set(workflowIds)].toSorted()) {
    const workflow = await lockWorkflow(transaction, projectId, workflowId);
    if (workflow !== undefined) locked.push(workflow);
  }
  return locked;
}

/** Makes one stored change in each draft that has something to change, as if the member had made it in the editor. */
export async function changeDrafts(
  { createId }: Pick<ServerDeps, 'createId'>,
  transaction: Transaction<Tables>,
  { member }: Pick<ProjectCaller, 'member'>,
  {
    workflows,
    label,
    listChanges,
  }: {
    readonly workflows: readonly WorkflowRow[];
    readonly label: string;
    readonly listChanges: (document: WorkflowDocument, workflowId: string) => readonly FieldChange[];
  },
): Promise<readonly ChangedDraft[]> {
  const changed: ChangedDraft[] = [];
  for (const workflow of workflows) {
    const changes = listChanges(readDocument(workflow.draft), workflow.id);
    if (changes.length === 0) continue;
    const operations = changes.map(toOperation);
    await changeLockedDraft(transaction, workflow, member, [
      { changeId: createId(), label: label.slice(0, 300), operations },
    ]);
    changed.push({ workflowId: workflow.id, changes });
  }
  return changed;
}
