import {
  createAppEvent as createRoute,
  getAppEvent as getRoute,
  getAppEventPresence as presenceRoute,
  listAppEvents as listRoute,
  listAppEventUsages as usagesRoute,
  removeAlias as removeAliasRoute,
  removeAppEvent as removeRoute,
  sendTestEvent as sendRoute,
  updateAppEvent as updateRoute,
} from '#contract/app-events.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { createAppEvent } from './create-app-event.ts';
import { getAppEvent } from './get-app-event.ts';
import { getFieldPresence } from './get-field-presence.ts';
import { listAppEvents } from './list-app-events.ts';
import { listUsages } from './list-usages.ts';
import { removeAlias, removeAppEvent } from './remove-app-event.ts';
import { sendTestEvent } from './send-test-event.ts';
import { updateAppEvent } from './update-app-event.ts';

export function registerAppEventRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(listRoute, ({ caller }) => listAppEvents(deps, caller.projectId));
  bind.project(createRoute, async ({ caller, body }) => {
    const appEventId = await createAppEvent(deps, caller, body);
    return getAppEvent(deps, caller.projectId, appEventId);
  });
  bind.project(getRoute, ({ caller, params }) => getAppEvent(deps, caller.projectId, params.appEventId));
  bind.project(updateRoute, async ({ caller, params, body }) => {
    await updateAppEvent(deps, caller, params.appEventId, body);
    return getAppEvent(deps, caller.projectId, params.appEventId);
  });
  bind.project(removeRoute, async ({ caller, params }) => {
    await removeAppEvent(deps, caller, params.appEventId);
    return {};
  });
  bind.project(usagesRoute, async ({ caller, params }) => {
    const { id } = await getAppEvent(deps, caller.projectId, params.appEventId);
    return listUsages(deps.db, caller.projectId, id);
  });
  bind.project(presenceRoute, async ({ caller, params }) => {
    const { id } = await getAppEvent(deps, caller.projectId, params.appEventId);
    return getFieldPresence(deps.db, id);
  });
  bind.project(removeAliasRoute, async ({ caller, params }) => {
    await removeAlias(deps, caller, params.appEventId, params.name);
    return {};
  });
  bind.project(sendRoute, ({ caller, params, body, request, reply }) =>
    sendTestEvent(deps, caller, params.appEventId, body, { request, reply }),
  );
}
