import { sendEvent, sendEventBatch } from '#contract/sending.ts';
import type { Bind } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { readBatch, readSingle } from './parse-send.ts';

/** Binds the routes with which a customer's app sends App Events. */
export function registerSendingRoutes(bind: Bind, { sendEvents, onActivity }: ServerDeps): void {
  bind.sender(sendEvent, async ({ body, caller, request, reply }) => {
    const [answer] = await sendEvents(caller, [readSingle(request.sourceText, body, readIdempotencyKey(request))]);
    if (answer === undefined) throw new Error('A sent event was not answered.');
    if (answer.isReplay) reply.header('Idempotent-Replayed', 'true');
    onActivity(caller.projectId);
    return answer;
  });
  bind.sender(sendEventBatch, async ({ body, caller, request }) => {
    const events = await sendEvents(caller, readBatch(request.sourceText, body.events));
    onActivity(caller.projectId);
    return { events };
  });
}
