import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

export interface NewAccount {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly passwordHash: string;
  readonly at: Date;
}

/** Any number; two first visits at the same moment must not both make an owner. */
const SETUP_LOCK = 7_262_001;

/** Makes others that set up wait until the transaction ends. */
export async function lockSetup(db: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SETUP_LOCK})`.execute(db);
}

export async function hasAccounts(db: Kysely<Tables>): Promise<boolean> {
  const row = await db.selectFrom('auth.user').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function findAccountByEmail(
  db: Kysely<Tables>,
  email: string,
): Promise<{ id: string; name: string; email: string } | undefined> {
  return db.selectFrom('auth.user').select(['id', 'name', 'email']).where('email', '=', email).executeTakeFirst();
}

/** As better-auth writes an account that signs in with a password; in a transaction of ours, which its own API has no way into. */
export async function createAccount(db: Kysely<Tables>, account: NewAccount): Promise<void> {
  const { id, accountId, name, email, passwordHash, at } = account;
  await db
    .insertInto('auth.user')
    .values({ id, name, email, emailVerified: false, image: null, createdAt: at, updatedAt: at })
    .execute();
  await db
    .insertInto('auth.account')
    .values({
      id: accountId,
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: passwordHash,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
}
