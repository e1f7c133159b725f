import * as routes from '#contract/runs.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { cancelRun } from './cancel-run.ts';
import { getItemRun } from './get-item-run.ts';
import { getRun } from './get-run.ts';
import { listRuns } from './list-runs.ts';

export function registerRunRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(routes.listRuns, ({ caller, query }) => listRuns(deps, caller.projectId, query));
  bind.project(routes.getRun, ({ caller, params }) => getRun(deps, caller.projectId, params.runId));
  bind.project(routes.getItemRun, ({ caller, params, query }) => getItemRun(deps, caller.projectId, params, query));
  bind.project(routes.cancelRun, ({ caller, params }) => cancelRun(deps, caller.projectId, params.runId));
}
