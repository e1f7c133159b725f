import { betterAuth } from 'better-auth';
import type { Kysely } from 'kysely';
import type { Tables } from '#storage/database/tables.ts';
import type { Config } from '../config.ts';
import type { Mailer } from '../mail/mailer.ts';
import { resetMail } from './reset-mail.ts';

export const SHORTEST_PASSWORD = 10;
const LONGEST_PASSWORD = 128;
const DAY_S = 24 * 60 * 60;
export const RESET_LINK_LIFE_S = 60 * 60;

export interface AuthOptions {
  readonly config: Pick<Config, 'publicUrl'>;
  readonly sessionSecret: string;
  /** Its connections find the schema "auth". */
  readonly db: Kysely<Tables>;
  readonly mailer: Mailer | null;
  readonly createId: () => string;
  readonly onError: (message: string, ...facts: readonly unknown[]) => void;
}

export type Auth = ReturnType<typeof createAuth>;

/** Accounts, passwords and sessions of members; ours is only who belongs to which project. */
export function createAuth({ config, sessionSecret, db, mailer, createId, onError }: AuthOptions) {
  return betterAuth({
    appName: 'Millrace',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: sessionSecret,
    database: { db, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      // Accounts come from the setup and from invitations only.
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      resetPasswordTokenExpiresIn: RESET_LINK_LIFE_S,
      revokeSessionsOnPasswordReset: true,
      ...(mailer === null
        ? {}
        : {
            sendResetPassword: async ({ user, token }) =>
              mailer.send(resetMail(user, resetUrl(config.publicUrl, token))),
          }),
    },
    session: { expiresIn: 30 * DAY_S, updateAge: DAY_S },
    // A copy of the database sets no passwords.
    verification: { storeIdentifier: 'hashed' },
    // Origins are checked before, against the address that the browser used.
    advanced: { cookiePrefix: 'millrace', disableCSRFCheck: true, database: { generateId: createId } },
    // Ours counts per account and address, in all processes; see sign-in-throttle.ts.
    rateLimit: { enabled: false },
    // What is not a refusal comes out as it was thrown, so that a database that is away is answered as that.
    onAPIError: { throw: true },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message, ...facts) => onError(message, ...facts) },
  });
}

/** The page that asks for the new password. */
export function resetUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/reset-password?token=${encodeURIComponent(token)}`;
}
