import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { checkDatabase } from '#storage/database/check-database.ts';
import type { Tables } from '#storage/database/tables.ts';
import type { Auth } from './auth.ts';
import type { Member } from './caller.ts';

export interface SessionCache {
  /** The member whose session cookie the request carries; what was found stands for up to 5 seconds. */
  findMember(request: FastifyRequest): Promise<Member | null>;
  /** After a sign-out or a new password in this process. */
  clear(): void;
}

interface Entry {
  readonly member: Member | null;
  readonly untilMs: number;
}

const LIFE_MS = 5_000;
const MOST_ENTRIES = 10_000;
const SESSION_COOKIE = /(?:^|;\s*)(?:__Secure-)?millrace\.session_token=([^;]+)/;

interface SessionCacheDeps {
  readonly auth: Auth;
  readonly db: Kysely<Tables>;
  readonly now: () => number;
}

export function createSessionCache({ auth, db, now }: SessionCacheDeps): SessionCache {
  const entries = new Map<string, Entry>();
  return {
    async findMember(request) {
      const token = SESSION_COOKIE.exec(request.headers.cookie ?? '')?.[1];
      if (token === undefined) return null;
      const known = entries.get(token);
      if (known !== undefined && known.untilMs > now()) return known.member;
      const member = await readMember(auth, request.headers.cookie ?? '').catch(async (error: unknown) => {
        // better-auth hides why it failed; when the database is away, this says so.
        await checkDatabase(db);
        throw error;
      });
      // Whoever floods us with made-up cookies must not fill the memory.
      if (entries.size >= MOST_ENTRIES) entries.clear();
      entries.set(token, { member, untilMs: now() + LIFE_MS });
      return member;
    },
    clear: () => entries.clear(),
  };
}

async function readMember(auth: Auth, cookie: string): Promise<Member | null> {
  // Only the page's own question for its session prolongs it, because only there a new cookie is sent.
  const session = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
  if (session === null) return null;
  const { id, name, email } = session.user;
  return { id, name, email };
}
