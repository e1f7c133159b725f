import { createApiKey, listApiKeys, revokeApiKey } from '#contract/settings.ts';
import * as apiKeys from '#storage/settings/api-keys.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import * as service from './api-keys-service.ts';

export function registerApiKeyRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(listApiKeys, async ({ caller }) => (await apiKeys.listApiKeys(deps.db, caller.projectId)).map(present));
  bind.project(createApiKey, async ({ body, caller }) => {
    const { key, secret } = await service.createApiKey(deps, caller, body.name);
    return { key: present(key), secret };
  });
  bind.project(revokeApiKey, async ({ params, caller }) => {
    await service.revokeApiKey(deps, caller, params.keyId);
    return {};
  });
}

function present({ id, name, prefix, created_at, revoked_at }: apiKeys.ApiKeyRow) {
  return {
    id,
    name,
    prefix,
    createdAt: created_at.toISOString(),
    revokedAt: revoked_at?.toISOString() ?? null,
  };
}
