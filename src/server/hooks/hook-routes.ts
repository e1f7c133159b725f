import { getHook, getHookTest, getOwnHook, hookRoutes, rotateHook, startHookTest } from '#contract/hooks.ts';
import type { JsonObject } from '#core/base/json.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { createCallableVersions } from '../request-trigger/callable-versions.ts';
import { sendResponse } from '../request-trigger/send-response.ts';
import { requireUser } from '../users/get-user.ts';
import { whileConnected } from '../workflows/while-connected.ts';
import { isTestToken, openHookTest, readHookTest, receiveHookTest } from './hook-test.ts';
import { readHookBody } from './read-hook-body.ts';
import { getHookAddress, rotateHookAddress } from './hook-address.ts';
import { receiveHook } from './receive-hook.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/** Binds the addresses that other apps call, and the routes that tell and change them. */
export function registerHookRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(getHook, async ({ params, caller: { projectId } }) => {
    const { id: endUserId } = await requireUser(deps.db, projectId, params.userId);
    return getHookAddress(deps, { projectId, workflowId: params.workflowId, endUserId });
  });
  bind.project(rotateHook, async ({ params, body, caller: { projectId } }) => {
    const { id: endUserId } = await requireUser(deps.db, projectId, params.userId);
    return rotateHookAddress(deps, { projectId, workflowId: params.workflowId, endUserId }, body.overlapS);
  });
  bind.sender(getOwnHook, async ({ params, caller: { projectId, endUserExternalId } }) => {
    const endUserId = await deps.findEndUserId(projectId, endUserExternalId);
    return getHookAddress(deps, { projectId, workflowId: params.workflowId, endUserId });
  });
  bind.project(startHookTest, ({ params, caller }) => openHookTest(deps, caller.projectId, params.workflowId));
  bind.project(getHookTest, ({ params, caller }) =>
    readHookTest(deps, caller.projectId, params.workflowId, params.token),
  );
  const receiver = { ...deps, findVersion: createCallableVersions(deps.pool) };
  for (const route of hookRoutes) {
    bind.public(
      route,
      async ({ params, request, reply }) => {
        const sent = {
          method: request.method,
          headers: request.headers,
          // Fastify gives texts, and lists of texts for names that come twice.
          query: { ...(request.query as JsonObject) },
          ...readHookBody(request),
        };
        const { token } = params;
        if (isTestToken(token)) return { runId: await receiveHookTest(deps, token, sent) };
        const signal = whileConnected(reply, deps.closing);
        const { projectId, runId, response } = await receiveHook(receiver, { token, signal, ...sent });
        reply.header('X-Run-Id', runId);
        if (response !== null) await sendResponse(deps.pool, projectId, reply, response);
        return { runId };
      },
      { maxBodyBytes: MAX_BODY_BYTES, takesAnyBody: true },
    );
  }
}
