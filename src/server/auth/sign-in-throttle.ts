import { createHash } from 'node:crypto';
import { countSignInAttempt, forgetSignInAttempts } from '#storage/members/sign-in-attempts.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';

const WINDOW_MS = 15 * 60 * 1000;
const MOST_PER_ACCOUNT_AND_ADDRESS = 10;
/** Many people may share an address; a list of accounts tried one after the other is stopped all the same. */
const MOST_PER_ADDRESS = 100;
const MOST_RESET_MAILS = 5;

type ThrottleDeps = Pick<ServerDeps, 'db' | 'now'>;

/**
 * Counts a try before the password is looked at, so that a hundred at once are a hundred. Kept in the database: all
 * processes count together, and a restart forgives nothing.
 */
export async function admitSignIn(deps: ThrottleDeps, email: string, address: string): Promise<void> {
  const tooMany = 'There were too many tries to sign in from your address.';
  await admit(deps, addressKey(address), MOST_PER_ADDRESS, tooMany);
  await admit(
    deps,
    accountKey(email, address),
    MOST_PER_ACCOUNT_AND_ADDRESS,
    'There were too many wrong passwords for this account from your address.',
  );
}

/** After the right password: the earlier mistakes no longer count. */
export async function forgiveSignIn({ db }: ThrottleDeps, email: string, address: string): Promise<void> {
  await forgetSignInAttempts(db, accountKey(email, address));
}

export async function admitResetMail(deps: ThrottleDeps, email: string): Promise<void> {
  const tooMany = 'Too many mails with a reset link were asked for.';
  await admit(deps, hash(`reset ${email.toLowerCase()}`), MOST_RESET_MAILS, tooMany);
}

async function admit({ db, now }: ThrottleDeps, key: Buffer, most: number, refusal: string): Promise<void> {
  const nowMs = now();
  const { attempts, windowEndsAt } = await countSignInAttempt(db, key, new Date(nowMs), new Date(nowMs + WINDOW_MS));
  if (attempts <= most) return;
  const waitS = Math.max(1, Math.ceil((windowEndsAt.getTime() - nowMs) / 1000));
  const minutes = Math.ceil(waitS / 60);
  throw new AppError(
    'too_many_requests',
    `${refusal} Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    {
      retryAfterS: waitS,
    },
  );
}

function accountKey(email: string, address: string): Buffer {
  return hash(`account ${email.toLowerCase()} ${address}`);
}

function addressKey(address: string): Buffer {
  return hash(`address ${address}`);
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
