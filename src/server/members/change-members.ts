import type { Kysely } from 'kysely';
import type { Role } from '#contract/roles.ts';
import type { Tables } from '#storage/database/tables.ts';
import { countOwners, findMember, removeMember, updateRole, type MemberRow } from '#storage/members/members.ts';
import { announceSettings, lockProject } from '#storage/projects/projects.ts';
import { AppError } from '../app-error.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';

export async function changeRole(
  { audit, db, memberships }: ServerDeps,
  { projectId, member: actor }: ProjectCaller,
  memberId: string,
  role: Role,
): Promise<MemberRow> {
  const changed = await db.transaction().execute(async (transaction) => {
    const before = await lockMember(transaction, projectId, memberId);
    if (before.role === 'owner' && role !== 'owner') await keepAnOwner(transaction, projectId);
    await updateRole(transaction, projectId, memberId, role);
    const details = { from: before.role, to: role };
    await audit.write(transaction, { projectId, actor, action: 'member.role_changed', subject: before.email, details });
    await announceSettings(transaction, projectId);
    return { ...before, role };
  });
  memberships.clear();
  return changed;
}

export async function dismissMember(
  { audit, db, memberships }: ServerDeps,
  { projectId, member: actor }: ProjectCaller,
  memberId: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const before = await lockMember(transaction, projectId, memberId);
    if (before.role === 'owner') await keepAnOwner(transaction, projectId);
    await removeMember(transaction, projectId, memberId);
    const details = { role: before.role };
    await audit.write(transaction, { projectId, actor, action: 'member.removed', subject: before.email, details });
    await announceSettings(transaction, projectId);
  });
  memberships.clear();
}

/** Two owners who demote each other at the same moment come one after the other. */
async function lockMember(transaction: Kysely<Tables>, projectId: string, memberId: string): Promise<MemberRow> {
  await lockProject(transaction, projectId);
  return getMember(transaction, projectId, memberId);
}

export async function getMember(db: Kysely<Tables>, projectId: string, memberId: string): Promise<MemberRow> {
  const member = await findMember(db, projectId, memberId);
  if (member === undefined) throw new AppError('not_found', 'There is no such member in this project.');
  return member;
}

async function keepAnOwner(transaction: Kysely<Tables>, projectId: string): Promise<void> {
  if ((await countOwners(transaction, projectId)) > 1) return;
  throw new AppError('last_owner', 'This is the only owner of the project. Make somebody else an owner first.');
}
