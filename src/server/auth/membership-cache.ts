import type { Kysely } from 'kysely';
import type { ProjectId } from '#core/base/brand.ts';
import type { Role } from '#contract/roles.ts';
import type { Tables } from '#storage/database/tables.ts';
import { findRole } from '#storage/members/find-role.ts';

export interface MembershipCache {
  /** The role of the member in the project; what was found stands for up to 2 seconds. */
  findRole(projectId: ProjectId, memberId: string): Promise<Role | null>;
  /** After a change of members, in this process or in another one. */
  clear(): void;
}

interface Entry {
  readonly role: Role | null;
  readonly untilMs: number;
}

const LIFE_MS = 2_000;
const MOST_ENTRIES = 10_000;

export function createMembershipCache(db: Kysely<Tables>, now: () => number): MembershipCache {
  const entries = new Map<string, Entry>();
  return {
    async findRole(projectId, memberId) {
      const key = `${projectId} ${memberId}`;
      const known = entries.get(key);
      if (known !== undefined && known.untilMs > now()) return known.role;
      const role = await findRole(db, projectId, memberId);
      if (entries.size >= MOST_ENTRIES) entries.clear();
      entries.set(key, { role, untilMs: now() + LIFE_MS });
      return role;
    },
    clear: () => entries.clear(),
  };
}
