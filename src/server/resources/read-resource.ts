import type { Kysely } from 'kysely';
import { listReferences } from '#core/expression/list-references.ts';
import type { ResourceAccess } from '#engine/ports/resource-access.ts';
import { resourceApiFields } from '#steps/api-resource/resource-fields.ts';
import type { Tables } from '#storage/database/tables.ts';
import { findResource } from '#storage/resources/resources.ts';
import type { Encryption } from '../crypto/encryption.ts';
import { readSecrets } from '../secrets/read-secrets.ts';

/** An API resource with the secrets that it names in clear; for steps that run, and for nothing else. */
export async function readResource(
  deps: { readonly db: Kysely<Tables>; readonly encryption: Encryption },
  projectId: string,
  resourceId: string,
): Promise<ResourceAccess | undefined> {
  const resource = await findResource(deps.db, projectId, resourceId);
  if (resource === undefined) return undefined;
  const { name, api } = resource;
  const ids: ReadonlySet<unknown> = new Set(listReferences(resourceApiFields, api).map(({ ref }) => ref.path[0]));
  const secrets = ids.size === 0 ? new Map<string, string>() : await readSecrets(deps, projectId);
  return { name, api, secrets: new Map([...secrets].filter(([id]) => ids.has(id))) };
}
