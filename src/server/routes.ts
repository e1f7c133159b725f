import { registerApiKeyRoutes } from './api-keys/api-key-routes.ts';
import { registerAppEventRoutes } from './app-events/app-event-routes.ts';
import { registerFieldRenameRoutes } from './field-renames/field-rename-routes.ts';
import { registerAuditRoutes } from './audit/audit-routes.ts';
import { registerAuthRoutes } from './auth/auth-routes.ts';
import type { Bind } from './bind-route.ts';
import type { ServerDeps } from './deps.ts';
import { registerFileRoutes } from './files/file-routes.ts';
import { registerHookRoutes } from './hooks/hook-routes.ts';
import { registerInstallationRoutes } from './installations/installation-routes.ts';
import { registerInvitationRoutes } from './invitations/invitation-routes.ts';
import { registerLiveRoutes } from './live/live-routes.ts';
import { registerMemberRoutes } from './members/member-routes.ts';
import { registerPresenceRoutes } from './presence/presence-routes.ts';
import { registerProjectRoutes } from './projects/project-routes.ts';
import { registerReceivedEventRoutes } from './received-events/received-event-routes.ts';
import { registerCallRoutes } from './request-trigger/call-routes.ts';
import { registerResourceRoutes } from './resources/resource-routes.ts';
import { registerRunRoutes } from './runs/run-routes.ts';
import { registerSecretRoutes } from './secrets/secret-routes.ts';
import { registerSendingRoutes } from './sending/sending-routes.ts';
import { registerSessionRoutes } from './session/session-routes.ts';
import { registerSetupRoutes } from './setup/setup-routes.ts';
import { registerSigningKeyRoutes } from './signing-keys/signing-key-routes.ts';
import { registerStoredValueRoutes } from './stored-values/stored-value-routes.ts';
import { registerUserRoutes } from './users/user-routes.ts';
import { registerWorkflowFileRoutes } from './workflow-files/workflow-file-routes.ts';
import { registerWorkflowRoutes } from './workflows/workflow-routes.ts';

export type RegisterRoutes = (bind: Bind, deps: ServerDeps) => void;

/** Everything that the server answers for the contract, one entry per noun. */
export const routeGroups: readonly RegisterRoutes[] = [
  registerSessionRoutes,
  registerAuthRoutes,
  registerSetupRoutes,
  registerInvitationRoutes,
  registerProjectRoutes,
  registerMemberRoutes,
  registerSigningKeyRoutes,
  registerApiKeyRoutes,
  registerSecretRoutes,
  registerResourceRoutes,
  registerAuditRoutes,
  registerSendingRoutes,
  registerCallRoutes,
  registerHookRoutes,
  registerInstallationRoutes,
  registerAppEventRoutes,
  registerFieldRenameRoutes,
  registerWorkflowRoutes,
  registerWorkflowFileRoutes,
  registerRunRoutes,
  registerFileRoutes,
  registerReceivedEventRoutes,
  registerUserRoutes,
  registerStoredValueRoutes,
  registerLiveRoutes,
  registerPresenceRoutes,
];
