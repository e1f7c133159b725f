import * as snapshots from '#contract/snapshots.ts';
import * as routes from '#contract/workflows.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { changeDraft } from './change-draft.ts';
import { createWorkflow } from './create-workflow.ts';
import { findDraftProblems } from './find-draft-problems.ts';
import { getWorkflow, requireWorkflow } from './get-workflow.ts';
import { listDraftChanges } from './list-draft-changes.ts';
import { listWorkflows } from './list-workflows.ts';
import { publishWorkflow, unpublishWorkflow } from './publish-workflow.ts';
import { removeWorkflow } from './remove-workflow.ts';
import { testStep } from './test-step.ts';
import { testWorkflow } from './test-workflow.ts';
import { updateWorkflow } from './update-workflow.ts';
import { createSnapshot, getSnapshot, listSnapshots, removeSnapshot, renameSnapshot } from './snapshots.ts';
import { getVersion, listVersions, updateVersion } from './versions.ts';
import { whileConnected } from './while-connected.ts';

export function registerWorkflowRoutes(bind: Bind, deps: ServerDeps): void {
  const { db } = deps;
  bind.project(routes.listWorkflows, ({ caller }) => listWorkflows(deps, caller.projectId));
  bind.project(routes.createWorkflow, async ({ caller, body }) =>
    getWorkflow(db, caller.projectId, await createWorkflow(deps, caller, body)),
  );
  bind.project(routes.getWorkflow, ({ caller, params }) => getWorkflow(db, caller.projectId, params.workflowId));
  bind.project(routes.updateWorkflow, async ({ caller, params, body }) => {
    await updateWorkflow(deps, caller, params.workflowId, body);
    return getWorkflow(db, caller.projectId, params.workflowId);
  });
  bind.project(routes.removeWorkflow, async ({ caller, params, query }) => {
    await removeWorkflow(deps, caller, params.workflowId, query.confirmName);
    return {};
  });
  registerDraftRoutes(bind, deps);
  registerVersionRoutes(bind, deps);
  registerSnapshotRoutes(bind, deps);
}

function registerDraftRoutes(bind: Bind, deps: ServerDeps): void {
  const { db } = deps;
  bind.project(routes.changeDraft, ({ caller, params, body }) => changeDraft(deps, caller, params.workflowId, body));
  bind.project(routes.listDraftChanges, ({ caller, params, query }) =>
    listDraftChanges(db, caller.projectId, params.workflowId, query.after),
  );
  bind.project(routes.listProblems, async ({ caller, params }) =>
    findDraftProblems(db, await requireWorkflow(db, caller.projectId, params.workflowId)),
  );
  bind.project(routes.testStep, ({ caller, params, body, reply }) =>
    testStep(deps, caller, params.workflowId, body, whileConnected(reply, deps.closing)),
  );
  bind.project(routes.testWorkflow, ({ caller, params, body, reply }) =>
    testWorkflow(deps, caller, params.workflowId, body, whileConnected(reply, deps.closing)),
  );
}

function registerVersionRoutes(bind: Bind, deps: ServerDeps): void {
  const { db } = deps;
  bind.project(routes.publishWorkflow, ({ caller, params, body }) =>
    publishWorkflow(deps, caller, params.workflowId, body),
  );
  bind.project(routes.unpublishWorkflow, async ({ caller, params }) => {
    await unpublishWorkflow(deps, caller, params.workflowId);
    return {};
  });
  bind.project(routes.listVersions, ({ caller, params }) => listVersions(db, caller.projectId, params.workflowId));
  bind.project(routes.getVersion, ({ caller, params }) =>
    getVersion(db, caller.projectId, params.workflowId, params.versionId),
  );
  bind.project(routes.updateVersion, ({ caller, params, body }) =>
    updateVersion(deps, caller.projectId, params, body.note),
  );
}

function registerSnapshotRoutes(bind: Bind, deps: ServerDeps): void {
  const { db } = deps;
  bind.project(snapshots.listSnapshots, ({ caller, params }) => listSnapshots(db, caller.projectId, params.workflowId));
  bind.project(snapshots.createSnapshot, ({ caller, params, body }) =>
    createSnapshot(deps, caller, params.workflowId, body.name),
  );
  bind.project(snapshots.getSnapshot, ({ caller, params }) => getSnapshot(db, caller.projectId, params));
  bind.project(snapshots.renameSnapshot, ({ caller, params, body }) =>
    renameSnapshot(deps, caller.projectId, params, body.name),
  );
  bind.project(snapshots.removeSnapshot, async ({ caller, params }) => {
    await removeSnapshot(deps, caller.projectId, params);
    return {};
  });
}
