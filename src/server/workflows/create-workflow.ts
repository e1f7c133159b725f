import type { createWorkflow as route } from '#contract/workflows.ts';
import type { BodyOf } from '#contract/route.ts';
import { createDocument, type WorkflowDocument } from '#core/workflow/document.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import { replaceListeners } from '#storage/listeners/replace-listeners.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { copyTestOutputs } from '#storage/workflows/test-outputs.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { requireWorkflow } from './get-workflow.ts';
import { findListenedEvent } from './listened-event.ts';

/** Gives the id of the new workflow. */
export async function createWorkflow(
  deps: Pick<ServerDeps, 'db' | 'audit' | 'createId'>,
  { projectId, member }: ProjectCaller,
  { name: givenName, copyOf }: BodyOf<typeof route>,
): Promise<string> {
  const name = givenName.trim();
  if (name === '') throw new AppError('invalid_name', 'The workflow needs a name.', { details: { field: 'name' } });
  const workflowId = deps.createId();
  await deps.db.transaction().execute(async (transaction) => {
    const original = copyOf === undefined ? undefined : await requireWorkflow(transaction, projectId, copyOf);
    const document: WorkflowDocument =
      original === undefined ? createDocument(name) : { ...readDocument(original.draft), name };
    await transaction
      .insertInto('workflows')
      .values({ id: workflowId, project_id: projectId, name, draft: JSON.stringify(document) })
      .execute();
    if (original !== undefined) await copyTestOutputs(transaction, original.id, workflowId);
    const draftEventId = findListenedEvent(document);
    if (draftEventId !== null) {
      await replaceListeners(transaction, { projectId, workflowId, draftEventId, published: null });
    }
    await deps.audit.write(transaction, {
      projectId,
      actor: member,
      action: 'workflow.created',
      subject: name,
      details: original === undefined ? {} : { copyOf: original.name },
    });
    await publishLive(transaction, { projectId, message: { kind: 'workflow', workflowId } });
  });
  return workflowId;
}
