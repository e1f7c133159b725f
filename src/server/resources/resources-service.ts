import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type {
  createResource as createRoute,
  getResourceAddress,
  updateResource as updateRoute,
} from '#contract/resources.ts';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import type { Tables } from '#storage/database/tables.ts';
import { findAddress, insertAddress, replaceAddress } from '#storage/resources/resource-addresses.ts';
import * as resources from '#storage/resources/resources.ts';
import { listWorkflowsNaming } from '#storage/workflows/list-workflows-naming.ts';
import { listSecrets } from '#storage/settings/secrets.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { hashToken } from '../hooks/hook-address.ts';
import { cleanLabel } from '../validation/clean-label.ts';
import { namingOnce } from '../validation/naming-once.ts';
import { checkResource } from './check-resource.ts';
import { addressContext } from '../crypto/address-context.ts';

type Deps = Pick<ServerDeps, 'audit' | 'createId' | 'db' | 'encryption' | 'now' | 'config'>;
type Address = ResponseOf<typeof getResourceAddress>;

const TOKEN_BYTES = 32;
const DAY_S = 86_400;

/** A resource, and the address that it calls. */
export async function createResource(
  deps: Deps,
  { projectId, member: actor }: ProjectCaller,
  input: BodyOf<typeof createRoute>,
): Promise<resources.ResourceRow> {
  const { audit, createId, db } = deps;
  const name = cleanLabel(input.name, 'name');
  return namingOnce('an API resource', name, () =>
    db.transaction().execute(async (transaction) => {
      checkResource(input, await readSecretIds(transaction, projectId));
      const created = await resources.insertResource(transaction, {
        id: createId(),
        project_id: projectId,
        name,
        api: JSON.stringify(input.api),
        calls: JSON.stringify(input.calls),
      });
      await insertAddress(transaction, makeAddress(deps, created.id));
      await audit.write(transaction, { projectId, actor, action: 'resource.created', subject: name });
      return created;
    }),
  );
}

export async function updateResource(
  { audit, db, now }: Deps,
  { projectId, member: actor }: ProjectCaller,
  resourceId: string,
  changes: BodyOf<typeof updateRoute>,
): Promise<resources.ResourceRow> {
  const name = changes.name === undefined ? undefined : cleanLabel(changes.name, 'name');
  return namingOnce('an API resource', name ?? '', () =>
    db.transaction().execute(async (transaction) => {
      const before = await requireResource(transaction, projectId, resourceId);
      const { api = before.api, calls = before.calls } = changes;
      checkResource({ api, calls }, await readSecretIds(transaction, projectId));
      const after = await resources.updateResource(transaction, resourceId, {
        name: name ?? before.name,
        api: JSON.stringify(api),
        calls: JSON.stringify(calls),
        updated_at: new Date(now()),
      });
      const details = before.name === after.name ? {} : { nameBefore: before.name };
      await audit.write(transaction, { projectId, actor, action: 'resource.changed', subject: after.name, details });
      return after;
    }),
  );
}

export async function removeResource(
  { audit, db }: Deps,
  { projectId, member: actor }: ProjectCaller,
  resourceId: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { name } = await requireResource(transaction, projectId, resourceId);
    const workflows = await listWorkflowsNaming(transaction, projectId, resourceId);
    if (workflows.length > 0) {
      const names = workflows.map((workflow) => `"${workflow.name}"`).join(', ');
      throw new AppError('conflict', `The API resource is used by ${names}. Take it out there first.`, {
        details: { workflows },
      });
    }
    await resources.removeResource(transaction, resourceId);
    await audit.write(transaction, { projectId, actor, action: 'resource.removed', subject: name });
  });
}

export async function getAddress(deps: Deps, projectId: string, resourceId: string): Promise<Address> {
  const { id } = await requireResource(deps.db, projectId, resourceId);
  return readAddress(deps, deps.db, id);
}

export async function rotateAddress(
  deps: Deps,
  { projectId, member: actor }: ProjectCaller,
  resourceId: string,
  overlapS = DAY_S,
): Promise<Address> {
  return deps.db.transaction().execute(async (transaction) => {
    const { id, name } = await requireResource(transaction, projectId, resourceId);
    await replaceAddress(transaction, makeAddress(deps, id), new Date(deps.now() + overlapS * 1000));
    await deps.audit.write(transaction, { projectId, actor, action: 'resource.address_rotated', subject: name });
    return readAddress(deps, transaction, id);
  });
}

async function readAddress(
  { encryption, config, now }: Deps,
  db: Kysely<Tables>,
  resourceId: string,
): Promise<Address> {
  const { tokenCiphertext, previousUntil } = await findAddress(db, resourceId, new Date(now()));
  const token = encryption.decrypt(tokenCiphertext, addressContext('resource', resourceId));
  return { url: `${config.publicUrl}/resources/${token}`, previousUntil: previousUntil?.toISOString() ?? null };
}

function makeAddress({ encryption }: Deps, resourceId: string) {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return {
    resourceId,
    tokenHash: hashToken(token),
    tokenCiphertext: encryption.encrypt(token, addressContext('resource', resourceId)),
  };
}

async function readSecretIds(db: Kysely<Tables>, projectId: string): Promise<ReadonlySet<string>> {
  return new Set((await listSecrets(db, projectId)).map(({ id }) => id));
}

async function requireResource(
  db: Kysely<Tables>,
  projectId: string,
  resourceId: string,
): Promise<resources.ResourceRow> {
  const resource = await resources.findResource(db, projectId, resourceId);
  if (resource === undefined) throw new AppError('not_found', 'There is no such API resource in this project.');
  return resource;
}
