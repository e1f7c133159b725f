import { checkHealth, getPublicConfig, getSession } from '#contract/session.ts';
import { checkDatabase } from '#storage/database/check-database.ts';
import { hasAccounts } from '#storage/members/accounts.ts';
import { listProjectsOfMember } from '#storage/projects/projects.ts';
import { takeCookies } from '../auth/ask-better-auth.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { VERSION } from '../version.ts';

export function registerSessionRoutes(bind: Bind, deps: ServerDeps): void {
  const { auth, config, db, mailer } = deps;

  bind.public(getSession, async ({ caller: { member }, request, reply }) => {
    if (member === null) return { needsSetup: !(await hasAccounts(db)), member, projects: [] };
    const [projects, prolonged] = await Promise.all([
      listProjectsOfMember(db, member.id),
      // Prolongs the session once a day, for as long as somebody comes back.
      auth.api.getSession({ headers: new Headers({ cookie: request.headers.cookie ?? '' }), returnHeaders: true }),
    ]);
    takeCookies(prolonged.headers, reply);
    return { needsSetup: false, member, projects };
  });

  bind.public(getPublicConfig, async () => ({
    publicUrl: config.publicUrl,
    canSendMail: mailer !== null,
    version: VERSION,
  }));

  bind.public(checkHealth, async () => {
    await checkDatabase(db);
    return { status: 'ok' as const, roles: [...config.roles] };
  });
}
