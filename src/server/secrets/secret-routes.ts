import { createSecret, listSecrets, removeSecret, updateSecret } from '#contract/settings.ts';
import * as secrets from '#storage/settings/secrets.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import * as service from './secrets-service.ts';

export function registerSecretRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(listSecrets, async ({ caller }) => (await secrets.listSecrets(deps.db, caller.projectId)).map(present));
  bind.project(createSecret, async ({ body, caller }) => present(await service.createSecret(deps, caller, body)));
  bind.project(updateSecret, async ({ params, body, caller }) =>
    present(await service.updateSecret(deps, caller, params.secretId, body)),
  );
  bind.project(removeSecret, async ({ params, caller }) => {
    await service.removeSecret(deps, caller, params.secretId);
    return {};
  });
}

function present({ id, name, updated_at }: secrets.SecretRow) {
  return { id, name, updatedAt: updated_at.toISOString() };
}
