import { tellPresence } from '#contract/presence.ts';
import { publishPresence } from '#storage/live/publish-presence.ts';
import { hasWorkflow } from '#storage/workflows/find-workflow.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { workflowNotFound } from '../workflows/workflow-facts.ts';

export function registerPresenceRoutes(bind: Bind, { db, pool, presence }: ServerDeps): void {
  bind.project(tellPresence, async ({ caller, params, body }) => {
    const { projectId, member } = caller;
    const { workflowId } = params;
    if (!(await hasWorkflow(db, projectId, workflowId))) throw workflowNotFound();
    await publishPresence(pool, { projectId, workflowId, memberId: member.id, memberName: member.name, ...body });
    // The notification of this very call may have come back already.
    return presence.list(projectId, workflowId).filter(({ tabId }) => tabId !== body.tabId);
  });
}
