import {
  disableWorkflow,
  enableWorkflow,
  getMe as meRoute,
  setOwnMetadata as metadataRoute,
} from '#contract/sending.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { setOwnMetadata } from './own-metadata.ts';
import { getMe, setOwnWorkflow } from './own-workflows.ts';

/** What an end user may ask, set and switch with their User Token, and the customer's backend for them. */
export function registerInstallationRoutes(bind: Bind, deps: ServerDeps): void {
  bind.sender(enableWorkflow, async ({ caller, params }) => ({
    installationId: await setOwnWorkflow(deps, caller, params.workflowId, true),
    isEnabled: true,
  }));
  bind.sender(disableWorkflow, async ({ caller, params }) => {
    await setOwnWorkflow(deps, caller, params.workflowId, false);
    return {};
  });
  bind.sender(meRoute, ({ caller }) => getMe(deps, caller));
  bind.sender(metadataRoute, async ({ caller, body }) => {
    await setOwnMetadata(deps, caller, body.meta);
    return getMe(deps, caller);
  });
}
