import type { sendTestEvent as route } from '#contract/app-events.ts';
import type { BodyOf, ResponseOf } from '#contract/route.ts';
import { findAppEvent } from '#storage/app-events/find-app-event.ts';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import { tellAccepted, type Exchange } from '../sending/tell-accepted.ts';
import { parsePayload } from './parse-payload.ts';
import { appEventNotFound } from './check-app-event.ts';

/** Sends the event for one end user on the way that the customer's app takes. */
export async function sendTestEvent(
  deps: Pick<ServerDeps, 'db' | 'config' | 'sendEvents' | 'onActivity' | 'traces'>,
  { projectId }: ProjectCaller,
  appEventId: string,
  { userId, payload }: BodyOf<typeof route>,
  exchange: Exchange,
): Promise<ResponseOf<typeof route>> {
  const row = await findAppEvent(deps.db, projectId, appEventId);
  if (row === undefined) throw appEventNotFound();
  const value = parsePayload(payload, deps.config.maxPayloadBytes);
  const [answer] = await deps.sendEvents({ projectId, endUserExternalId: userId }, [
    { name: row.name, payload: value, payloadSource: payload.trim(), idempotencyKey: null },
  ]);
  if (answer === undefined) throw new Error('A sent event was not answered.');
  tellAccepted(deps, projectId, exchange, [answer]);
  return { eventId: answer.eventId, runs: answer.runs.map(({ workflowId, runId }) => ({ workflowId, runId })) };
}
