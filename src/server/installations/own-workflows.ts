import type { getMe as meRoute } from '#contract/sending.ts';
import type { ResponseOf } from '#contract/route.ts';
import { findEndUser } from '#storage/end-users/find-end-user.ts';
import { listUserWorkflows, setInstallation } from '#storage/end-users/installations.ts';
import { findWorkflow } from '#storage/workflows/find-workflow.ts';
import type { SenderCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { createUser } from '../users/create-user.ts';
import { workflowNotFound } from '../workflows/workflow-facts.ts';

/** Switches a workflow on or off for the end user who calls. Gives the installation's id. */
export async function setOwnWorkflow(
  deps: Pick<ServerDeps, 'db' | 'pool' | 'createId' | 'onActivity'>,
  { projectId, endUserExternalId, kind }: SenderCaller,
  workflowId: string,
  isEnabled: boolean,
): Promise<string> {
  const workflow = await findWorkflow(deps.db, projectId, workflowId);
  // What is not meant for end users is to their tokens as if it were not there.
  if (workflow === undefined || (kind === 'token' && !workflow.is_for_end_users)) throw workflowNotFound();
  const endUserId = await createUser(deps, projectId, endUserExternalId);
  const change = { id: deps.createId(), projectId, workflowId: workflow.id, endUserId, isEnabled };
  const installationId = await setInstallation(deps.db, change);
  // Customers' apps do this thousands of times; pages hear of it as of events, a few times a second.
  deps.onActivity(projectId);
  return installationId;
}

/** The end user who calls, and the workflows that they may switch. */
export async function getMe(
  { db }: Pick<ServerDeps, 'db'>,
  { projectId, endUserExternalId, kind }: SenderCaller,
): Promise<ResponseOf<typeof meRoute>> {
  const user = await findEndUser(db, projectId, endUserExternalId);
  const workflows = await listUserWorkflows(db, projectId, user?.id ?? null);
  return {
    userId: endUserExternalId,
    meta: user?.metadata ?? {},
    integrations: {},
    workflows: workflows
      .filter(({ isForEndUsers }) => kind === 'key' || isForEndUsers)
      .map(({ workflowId, workflowName: name, isEnabled, installationId }) => ({
        workflowId,
        name,
        isEnabled,
        installationId,
      })),
  };
}
