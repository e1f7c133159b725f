import { sendEvent, sendEventBatch } from '#contract/sending.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { readBatch, readSingle } from './parse-send.ts';
import { tellAccepted } from './tell-accepted.ts';

/** Binds the routes with which a customer's app sends App Events. */
export function registerSendingRoutes(bind: Bind, deps: ServerDeps): void {
  const { sendEvents } = deps;
  bind.sender(sendEvent, async ({ body, caller, request, reply }) => {
    const [answer] = await sendEvents(caller, [readSingle(request.sourceText, body, readIdempotencyKey(request))]);
    if (answer === undefined) throw new Error('A sent event was not answered.');
    if (answer.isReplay) reply.header('Idempotent-Replayed', 'true');
    tellAccepted(deps, caller.projectId, { request, reply }, [answer]);
    return answer;
  });
  bind.sender(sendEventBatch, async ({ body, caller, request, reply }) => {
    const events = await sendEvents(caller, readBatch(request.sourceText, body.events));
    tellAccepted(deps, caller.projectId, { request, reply }, events);
    return { events };
  });
}
