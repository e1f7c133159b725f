import { sql, type Transaction } from 'kysely';
import type { publishWorkflow as route } from '#contract/workflows.ts';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import type { Problem } from '#core/validation/problem.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import type { Tables } from '#storage/database/tables.ts';
import { replaceListeners } from '#storage/listeners/replace-listeners.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { lockWorkflow, type VersionRow, type WorkflowRow } from '#storage/workflows/find-workflow.ts';
import { findRestoredFrom } from '#storage/workflows/draft-changes.ts';
import { insertVersion } from '#storage/workflows/versions.ts';
import { AppError } from '../app-error.ts';
import type { Member, ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { findDraftProblems } from './find-draft-problems.ts';
import { describeListening, findListenedEvent } from './listened-event.ts';
import { describeVersion, workflowNotFound } from './workflow-facts.ts';

/** Freezes the draft as a new version, which events start from the commit on. */
export async function publishWorkflow(
  deps: Pick<ServerDeps, 'db' | 'audit' | 'createId'>,
  { projectId, member }: ProjectCaller,
  workflowId: string,
  { revision, note = '' }: BodyOf<typeof route>,
): Promise<ResponseOf<typeof route>> {
  return deps.db.transaction().execute(async (transaction) => {
    const workflow = await lockWorkflow(transaction, projectId, workflowId);
    if (workflow === undefined) throw workflowNotFound();
    if (workflow.draft_revision !== revision) throw draftMovedOn(workflow.draft_revision);
    const version = await publishLockedWorkflow(deps, transaction, member, workflow, note);
    return describeVersion(version, version.id);
  });
}

/** The part of `publishWorkflow` for who holds the lock of the workflow's row already. */
export async function publishLockedWorkflow(
  deps: Pick<ServerDeps, 'audit' | 'createId'>,
  transaction: Transaction<Tables>,
  author: Pick<Member, 'id' | 'name'>,
  workflow: WorkflowRow,
  note: string,
): Promise<VersionRow> {
  const projectId = workflow.project_id;
  const problems = await findDraftProblems(transaction, workflow);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw hasProblems(errors, problems);
  const document = readDocument(workflow.draft);
  const version = await insertVersion(transaction, {
    id: deps.createId(),
    workflowId: workflow.id,
    document: JSON.stringify(document),
    note,
    publishedBy: author.name,
    restoredFrom: await findRestoredFrom(transaction, workflow.id, workflow.published_revision ?? 0),
  });
  await setPublished(transaction, workflow, version.id);
  await replaceListeners(transaction, {
    projectId,
    workflowId: workflow.id,
    draftEventId: findListenedEvent(document),
    published: describeListening(version.id, document),
  });
  await deps.audit.write(transaction, {
    projectId,
    actor: author,
    action: 'workflow.published',
    subject: workflow.name,
    details: { version: version.number },
  });
  await publishLive(transaction, { projectId, message: { kind: 'workflow', workflowId: workflow.id } });
  return version;
}

/** Stops the workflow from starting; its draft goes on listening, so that verdicts can say why nothing ran. */
export async function unpublishWorkflow(
  deps: Pick<ServerDeps, 'db' | 'audit'>,
  { projectId, member }: ProjectCaller,
  workflowId: string,
): Promise<void> {
  await deps.db.transaction().execute(async (transaction) => {
    const workflow = await lockWorkflow(transaction, projectId, workflowId);
    if (workflow === undefined) throw workflowNotFound();
    if (workflow.published_version_id === null) return;
    await setPublished(transaction, workflow, null);
    await replaceListeners(transaction, {
      projectId,
      workflowId: workflow.id,
      draftEventId: findListenedEvent(readDocument(workflow.draft)),
      published: null,
    });
    await deps.audit.write(transaction, {
      projectId,
      actor: member,
      action: 'workflow.unpublished',
      subject: workflow.name,
    });
    await publishLive(transaction, { projectId, message: { kind: 'workflow', workflowId: workflow.id } });
  });
}

async function setPublished(
  transaction: Transaction<Tables>,
  workflow: WorkflowRow,
  versionId: string | null,
): Promise<void> {
  await transaction
    .updateTable('workflows')
    .set({
      published_version_id: versionId,
      published_revision: versionId === null ? null : workflow.draft_revision,
      updated_at: sql`now()`,
    })
    .where('id', '=', workflow.id)
    .execute();
}

function draftMovedOn(revision: number): AppError {
  const message = 'Somebody has changed the draft meanwhile. Look at the changes and publish again.';
  return new AppError('conflict', message, { details: { revision } });
}

function hasProblems(errors: readonly Problem[], problems: readonly Problem[]): AppError {
  const [first] = errors;
  const rest = errors.length - 1;
  const more = rest === 0 ? '' : ` There ${rest === 1 ? 'is one more error' : `are ${rest} more errors`}.`;
  const message = `The workflow cannot be published: ${first?.message ?? ''}${more}`;
  return new AppError('workflow_has_problems', message, { details: { problems } });
}
