import { hashPassword } from 'better-auth/crypto';
import type { NewAccount } from '#storage/members/accounts.ts';
import type { ServerDeps } from '../deps.ts';
import { cleanLabel } from '../validation/clean-label.ts';

export interface AccountInput {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Prepares an account; it exists once it is stored. */
export async function newAccount(
  { createId, now }: Pick<ServerDeps, 'createId' | 'now'>,
  { name, email, password }: AccountInput,
): Promise<NewAccount> {
  return {
    id: createId(),
    accountId: createId(),
    name: cleanLabel(name, 'name'),
    email: email.toLowerCase(),
    passwordHash: await hashPassword(password),
    at: new Date(now()),
  };
}
