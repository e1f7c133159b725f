import { sql } from 'kysely';
import { replaceListeners } from '#storage/listeners/replace-listeners.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { lockWorkflow } from '#storage/workflows/find-workflow.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { workflowNotFound } from './workflow-facts.ts';

/** Takes the workflow out of every list and stops it from starting; what it has run stays readable. */
export async function removeWorkflow(
  deps: Pick<ServerDeps, 'db' | 'audit'>,
  { projectId, member }: ProjectCaller,
  workflowId: string,
  confirmName: string,
): Promise<void> {
  await deps.db.transaction().execute(async (transaction) => {
    const workflow = await lockWorkflow(transaction, projectId, workflowId);
    if (workflow === undefined) throw workflowNotFound();
    if (confirmName.trim() !== workflow.name.trim()) {
      const message = `To delete the workflow, confirm its name: "${workflow.name}".`;
      throw new AppError('invalid_request', message, { details: { fields: ['confirmName'] } });
    }
    await transaction
      .updateTable('workflows')
      .set({ deleted_at: sql`now()`, published_version_id: null, published_revision: null })
      .where('id', '=', workflow.id)
      .execute();
    await replaceListeners(transaction, {
      projectId,
      workflowId: workflow.id,
      draftEventId: null,
      published: null,
    });
    await deps.audit.write(transaction, {
      projectId,
      actor: member,
      action: 'workflow.deleted',
      subject: workflow.name,
    });
    await publishLive(transaction, { projectId, message: { kind: 'workflow', workflowId: workflow.id } });
  });
}
