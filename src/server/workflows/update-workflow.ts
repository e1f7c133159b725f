import type { updateWorkflow as route } from '#contract/workflows.ts';
import type { BodyOf } from '#contract/route.ts';
import { installForEveryone } from '#storage/end-users/install-for-everyone.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import { lockWorkflow } from '#storage/workflows/find-workflow.ts';
import { sql } from 'kysely';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { workflowNotFound } from './workflow-facts.ts';

/** Says who sees the workflow and who has it without asking. Taking it off "by default" takes it from nobody. */
export async function updateWorkflow(
  deps: Pick<ServerDeps, 'db' | 'audit'>,
  { projectId, member }: ProjectCaller,
  workflowId: string,
  patch: BodyOf<typeof route>,
): Promise<void> {
  await deps.db.transaction().execute(async (transaction) => {
    const workflow = await lockWorkflow(transaction, projectId, workflowId);
    if (workflow === undefined) throw workflowNotFound();
    const isForEndUsers = patch.isForEndUsers ?? workflow.is_for_end_users;
    const isOnByDefault = patch.isOnByDefault ?? workflow.is_on_by_default;
    const isTurnedOn = isOnByDefault && !workflow.is_on_by_default;
    if (isForEndUsers === workflow.is_for_end_users && isOnByDefault === workflow.is_on_by_default) return;
    await transaction
      .updateTable('workflows')
      .set({ is_for_end_users: isForEndUsers, is_on_by_default: isOnByDefault, updated_at: sql`now()` })
      .where('id', '=', workflow.id)
      .execute();
    if (isTurnedOn) await installForEveryone(transaction, projectId, workflow.id);
    await deps.audit.write(transaction, {
      projectId,
      actor: member,
      action: 'workflow.changed',
      subject: workflow.name,
      details: { isForEndUsers, isOnByDefault },
    });
    await publishLive(transaction, { projectId, message: { kind: 'workflow', workflowId: workflow.id } });
  });
}
