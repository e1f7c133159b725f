import type { ResponseOf } from '#contract/route.ts';
import { createProject } from '#contract/session.ts';
import { getProject, updateProject } from '#contract/settings.ts';
import * as projects from '#storage/projects/projects.ts';
import { countHeldRuns } from '#storage/run-starts/release-held-runs.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { cleanLabel } from '../validation/clean-label.ts';
import { addProject } from './add-project.ts';
import { changeProject } from './change-project.ts';

export function registerProjectRoutes(bind: Bind, deps: ServerDeps): void {
  bind.member(createProject, async ({ body, caller: { member } }) => {
    const name = cleanLabel(body.name, 'name');
    const id = await deps.db.transaction().execute((transaction) => addProject(deps, transaction, member, name));
    return { id };
  });
  bind.project(getProject, async ({ caller }) => present(deps, await projects.getProject(deps.db, caller.projectId)));
  bind.project(updateProject, async ({ body, caller }) => present(deps, await changeProject(deps, caller, body)));
}

async function present({ config, pool }: ServerDeps, row: projects.ProjectRow): Promise<ResponseOf<typeof getProject>> {
  return {
    id: row.id,
    name: row.name,
    allowedOrigins: row.allowed_origins,
    isPaused: row.is_paused,
    heldRunCount: await countHeldRuns(pool, row.id),
    retentionDays: config.retentionDays,
    createdAt: row.created_at.toISOString(),
  };
}
