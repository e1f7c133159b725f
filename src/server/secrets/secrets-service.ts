import type { Kysely } from 'kysely';
import type { Tables } from '#storage/database/tables.ts';
import { announceSettings } from '#storage/projects/projects.ts';
import { listResourcesWithSecret } from '#storage/resources/resources.ts';
import { listWorkflowsNaming } from '#storage/workflows/list-workflows-naming.ts';
import * as secrets from '#storage/settings/secrets.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { cleanLabel } from '../validation/clean-label.ts';
import { namingOnce } from '../validation/naming-once.ts';
import { secretContext } from './secret-context.ts';

export interface SecretChanges {
  readonly name?: string;
  readonly value?: string;
}

export async function createSecret(
  { audit, createId, db, encryption, now }: ServerDeps,
  { projectId, member: actor }: ProjectCaller,
  input: Required<SecretChanges>,
): Promise<secrets.SecretRow> {
  const name = cleanLabel(input.name, 'name');
  const id = createId();
  const at = new Date(now());
  const ciphertext = encryption.encrypt(input.value, secretContext(projectId, id));
  return namingOnce('a secret', name, () =>
    db.transaction().execute(async (transaction) => {
      const row = { id, project_id: projectId, name, ciphertext, created_at: at, updated_at: at };
      const created = await secrets.createSecret(transaction, row);
      await audit.write(transaction, { projectId, actor, action: 'secret.created', subject: name });
      await announceSettings(transaction, projectId);
      return created;
    }),
  );
}

export async function updateSecret(
  { audit, db, encryption, now }: ServerDeps,
  { projectId, member: actor }: ProjectCaller,
  secretId: string,
  changes: SecretChanges,
): Promise<secrets.SecretRow> {
  const name = changes.name === undefined ? undefined : cleanLabel(changes.name, 'name');
  return namingOnce('a secret', name ?? '', () =>
    db.transaction().execute(async (transaction) => {
      const before = await getSecret(transaction, projectId, secretId);
      const hasNewValue = changes.value !== undefined;
      const ciphertext = hasNewValue
        ? encryption.encrypt(changes.value ?? '', secretContext(projectId, secretId))
        : before.ciphertext;
      const after = await secrets.updateSecret(transaction, secretId, {
        name: name ?? before.name,
        ciphertext,
        updated_at: new Date(now()),
      });
      const details = { hasNewValue, ...(before.name === after.name ? {} : { nameBefore: before.name }) };
      await audit.write(transaction, { projectId, actor, action: 'secret.changed', subject: after.name, details });
      await announceSettings(transaction, projectId);
      return after;
    }),
  );
}

export async function removeSecret(
  { audit, db }: ServerDeps,
  { projectId, member: actor }: ProjectCaller,
  secretId: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { name } = await getSecret(transaction, projectId, secretId);
    const workflows = await listWorkflowsNaming(transaction, projectId, secretId);
    const resources = await listResourcesWithSecret(transaction, projectId, secretId);
    if (workflows.length + resources.length > 0) {
      const names = [
        ...workflows.map((workflow) => `"${workflow.name}"`),
        ...resources.map((resource) => `the API resource "${resource.name}"`),
      ].join(', ');
      throw new AppError('conflict', `The secret is used by ${names}. Take it out there first.`, {
        details: { workflows, resources },
      });
    }
    await secrets.removeSecret(transaction, secretId);
    await audit.write(transaction, { projectId, actor, action: 'secret.removed', subject: name });
    await announceSettings(transaction, projectId);
  });
}

async function getSecret(transaction: Kysely<Tables>, projectId: string, secretId: string): Promise<secrets.SecretRow> {
  const secret = await secrets.findSecret(transaction, projectId, secretId);
  if (secret === undefined) throw new AppError('not_found', 'There is no such secret in this project.');
  return secret;
}
