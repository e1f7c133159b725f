import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

export interface SignInAttempts {
  /** In the current window, this one included. */
  readonly attempts: number;
  readonly windowEndsAt: Date;
}

/** Counts one attempt; a window begins with its first attempt. */
export async function countSignInAttempt(
  db: Kysely<Tables>,
  key: Buffer,
  now: Date,
  windowEndsAt: Date,
): Promise<SignInAttempts> {
  await db.deleteFrom('auth.sign_in_attempts').where('window_ends_at', '<=', now).execute();
  const row = await db
    .insertInto('auth.sign_in_attempts')
    .values({ key, attempts: 1, window_ends_at: windowEndsAt })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ attempts: sql<number>`sign_in_attempts.attempts + 1` }),
    )
    .returning(['attempts', 'window_ends_at'])
    .executeTakeFirstOrThrow();
  return { attempts: row.attempts, windowEndsAt: row.window_ends_at };
}

export async function forgetSignInAttempts(db: Kysely<Tables>, key: Buffer): Promise<void> {
  await db.deleteFrom('auth.sign_in_attempts').where('key', '=', key).execute();
}
