import { setUp as route } from '#contract/session.ts';
import { signIn } from '../auth/sign-in.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { setUp } from './set-up.ts';

export function registerSetupRoutes(bind: Bind, deps: ServerDeps): void {
  bind.public(route, async ({ body, request, reply }) => {
    const created = await setUp(deps, body);
    await signIn(deps, body, request, reply);
    return created;
  });
}
