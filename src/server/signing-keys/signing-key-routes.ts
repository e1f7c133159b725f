import { createSigningKey, listSigningKeys, revokeSigningKey } from '#contract/settings.ts';
import * as signingKeys from '#storage/settings/signing-keys.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import * as service from './signing-keys-service.ts';

export function registerSigningKeyRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(listSigningKeys, async ({ caller }) =>
    (await signingKeys.listSigningKeys(deps.db, caller.projectId)).map(present),
  );
  bind.project(createSigningKey, async ({ body, caller }) => {
    const { key, privateKeyPem } = await service.createSigningKey(deps, caller, body);
    return { key: present(key), privateKeyPem };
  });
  bind.project(revokeSigningKey, async ({ params, caller }) => {
    await service.revokeSigningKey(deps, caller, params.keyId);
    return {};
  });
}

function present({ id, name, kid, public_key_pem, created_at, revoked_at }: signingKeys.SigningKeyRow) {
  return {
    id,
    name,
    kid,
    publicKeyPem: public_key_pem,
    createdAt: created_at.toISOString(),
    revokedAt: revoked_at?.toISOString() ?? null,
  };
}
