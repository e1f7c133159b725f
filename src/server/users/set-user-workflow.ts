import type { setUserWorkflow as route } from '#contract/users.ts';
import type { ResponseOf } from '#contract/route.ts';
import { listUserWorkflows, setInstallation } from '#storage/end-users/installations.ts';
import { publishLive } from '#storage/live/publish-live.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { requireWorkflow } from '../workflows/get-workflow.ts';
import { workflowNotFound } from '../workflows/workflow-facts.ts';
import { presentUserWorkflow, requireUser } from './get-user.ts';

/** A member switches a workflow on or off for one end user. */
export async function setUserWorkflow(
  { db, audit, createId }: Pick<ServerDeps, 'db' | 'audit' | 'createId'>,
  { projectId, member }: ProjectCaller,
  {
    userId,
    workflowId,
    isEnabled,
  }: { readonly userId: string; readonly workflowId: string; readonly isEnabled: boolean },
): Promise<ResponseOf<typeof route>> {
  return db.transaction().execute(async (transaction) => {
    const user = await requireUser(transaction, projectId, userId);
    const workflow = await requireWorkflow(transaction, projectId, workflowId);
    await setInstallation(transaction, {
      id: createId(),
      projectId,
      workflowId: workflow.id,
      endUserId: user.id,
      isEnabled,
    });
    await audit.write(transaction, {
      projectId,
      actor: member,
      action: isEnabled ? 'workflow.enabled_for_user' : 'workflow.disabled_for_user',
      subject: workflow.name,
      details: { userId },
    });
    await publishLive(transaction, { projectId, message: { kind: 'workflow', workflowId: workflow.id } });
    const rows = await listUserWorkflows(transaction, projectId, user.id);
    const row = rows.find((one) => one.workflowId === workflow.id);
    if (row === undefined) throw workflowNotFound();
    return presentUserWorkflow(row);
  });
}
