import { streamLive } from '#contract/live.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { createTrouble } from '../trouble.ts';
import { openStream } from './stream.ts';

export function registerLiveRoutes(bind: Bind, deps: ServerDeps): void {
  const checking = createTrouble({ logger: deps.logger, what: 'Checking who may still follow live' });
  bind.project(
    streamLive,
    async ({ caller, request, reply }) => {
      reply.hijack();
      openStream({ ...deps, checking }, caller, request, reply);
      // Hijacked: nothing of this is sent.
      return '';
    },
    { isStream: true },
  );
}
