import { createAccount, hasAccounts, lockSetup } from '#storage/members/accounts.ts';
import { AppError } from '../app-error.ts';
import { newAccount, type AccountInput } from '../auth/new-account.ts';
import type { ServerDeps } from '../deps.ts';
import { addProject } from '../projects/add-project.ts';
import { cleanLabel } from '../validation/clean-label.ts';

export interface SetupInput extends AccountInput {
  readonly projectName: string;
}

/** Makes the owner and the first project, once in the life of an installation. */
export async function setUp(deps: ServerDeps, input: SetupInput): Promise<{ readonly projectId: string }> {
  const projectName = cleanLabel(input.projectName, 'projectName');
  // Hashing takes a while on purpose; whoever comes too late is told before it.
  if (await hasAccounts(deps.db)) throw setupDone();
  const account = await newAccount(deps, input);
  return deps.db.transaction().execute(async (transaction) => {
    await lockSetup(transaction);
    if (await hasAccounts(transaction)) throw setupDone();
    await createAccount(transaction, account);
    return { projectId: await addProject(deps, transaction, account, projectName) };
  });
}

function setupDone(): AppError {
  return new AppError('setup_done', 'This installation has its owner already. Sign in, or ask for an invitation.');
}
