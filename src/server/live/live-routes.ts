import { streamLive } from '#contract/live.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { openStream } from './stream.ts';

export function registerLiveRoutes(bind: Bind, deps: ServerDeps): void {
  bind.project(
    streamLive,
    async ({ caller, request, reply }) => {
      reply.hijack();
      openStream(deps, caller, request, reply);
      // Hijacked: nothing of this is sent.
      return '';
    },
    { isStream: true },
  );
}
