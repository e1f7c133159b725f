import type { Kysely } from 'kysely';
import type { Tables } from '#storage/database/tables.ts';
import { createMember } from '#storage/members/members.ts';
import { createProject } from '#storage/projects/projects.ts';
import type { Member } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';

/** Makes a project with its first owner, inside the caller's transaction; gives its id. */
export async function addProject(
  { audit, createId, now }: Pick<ServerDeps, 'audit' | 'createId' | 'now'>,
  transaction: Kysely<Tables>,
  owner: Pick<Member, 'id' | 'name'>,
  name: string,
): Promise<string> {
  const projectId = createId();
  const at = new Date(now());
  await createProject(transaction, { id: projectId, name, at });
  await createMember(transaction, { projectId, memberId: owner.id, role: 'owner', at });
  await audit.write(transaction, { projectId, actor: owner, action: 'project.created', subject: name });
  return projectId;
}
