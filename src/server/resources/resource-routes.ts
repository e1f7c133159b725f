import * as routes from '#contract/resources.ts';
import type { JsonObject } from '#core/base/json.ts';
import { listResources, type ResourceRow } from '#storage/resources/resources.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { readHookBody } from '../hooks/read-hook-body.ts';
import { receiveCall } from './receive-call.ts';
import * as service from './resources-service.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/** Binds what manages API resources, and the address that they call. */
export function registerResourceRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(routes.listResources, async ({ caller }) =>
    (await listResources(deps.db, caller.projectId)).map(present),
  );
  bind.project(routes.createResource, async ({ body, caller }) =>
    present(await service.createResource(deps, caller, body)),
  );
  bind.project(routes.updateResource, async ({ params, body, caller }) =>
    present(await service.updateResource(deps, caller, params.resourceId, body)),
  );
  bind.project(routes.removeResource, async ({ params, caller }) => {
    await service.removeResource(deps, caller, params.resourceId);
    return {};
  });
  bind.project(routes.getResourceAddress, ({ params, caller }) =>
    service.getAddress(deps, caller.projectId, params.resourceId),
  );
  bind.project(routes.rotateResourceAddress, ({ params, body, caller }) =>
    service.rotateAddress(deps, caller, params.resourceId, body.overlapS),
  );
  bind.public(
    routes.callResource,
    ({ params, request }) => {
      const { headers } = request;
      // Fastify gives texts, and lists of texts for names that come twice.
      const query = { ...(request.query as JsonObject) };
      return receiveCall(deps, { token: params.token, headers, query, ...readHookBody(request) });
    },
    { maxBodyBytes: MAX_BODY_BYTES, takesAnyBody: true },
  );
}

function present({ id, name, api, calls, updated_at: updatedAt }: ResourceRow) {
  return { id, name, api, calls, updatedAt: updatedAt.toISOString() };
}
