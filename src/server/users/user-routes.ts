import * as routes from '#contract/users.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { createUser } from './create-user.ts';
import { getUser } from './get-user.ts';
import { listUsers } from './list-users.ts';
import { setUserMetadata } from './set-user-metadata.ts';
import { setUserWorkflow } from './set-user-workflow.ts';

export function registerUserRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(routes.listUsers, ({ caller, query }) => listUsers(deps, caller.projectId, query));
  bind.project(routes.createUser, async ({ caller, body }) => {
    await createUser(deps, caller.projectId, body.userId);
    return getUser(deps, caller.projectId, body.userId);
  });
  bind.project(routes.getUser, ({ caller, params }) => getUser(deps, caller.projectId, params.userId));
  bind.project(routes.setUserWorkflow, ({ caller, params, body }) =>
    setUserWorkflow(deps, caller, { ...params, isEnabled: body.isEnabled }),
  );
  bind.project(routes.setUserMetadata, ({ caller, params, body }) =>
    setUserMetadata(deps, caller, { ...params, ...body }),
  );
}
