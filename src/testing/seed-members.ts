import type { Role } from '#contract/roles.ts';
import { acceptInvitation, setUp } from '#contract/session.ts';
import { createInvitation } from '#contract/settings.ts';
import { createBrowserClient, type BrowserClient } from './browser-client.ts';

export const PASSWORD = 'correct horse battery';

/** Somebody who has set up the installation, and owns its first project. */
export async function signUpOwner(url: string): Promise<{ readonly owner: BrowserClient; readonly projectId: string }> {
  const owner = createBrowserClient(url);
  const body = { name: 'Ada', email: 'ada@example.com', password: PASSWORD, projectName: 'Acme' };
  const { projectId } = await owner.call(setUp, { body });
  return { owner, projectId };
}

/** Somebody who has followed an invitation link of the project. */
export async function inviteMember(
  url: string,
  owner: BrowserClient,
  projectId: string,
  role: Role,
  name: string = role,
): Promise<BrowserClient> {
  const invited = await owner.call(createInvitation, { params: { projectId }, body: { role } });
  const member = createBrowserClient(url);
  const account = { name, email: `${name.toLowerCase()}@example.com`, password: PASSWORD };
  await member.call(acceptInvitation, { params: { token: tokenOf(invited.url) }, body: { account } });
  return member;
}

export function tokenOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? '';
}
