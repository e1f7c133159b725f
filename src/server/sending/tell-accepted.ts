import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerDeps } from '../deps.ts';
import type { SendAnswer } from './event-sender.ts';

export type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** Tells pages, traces and the log of events that a request has brought. */
export function tellAccepted(
  { onActivity, traces }: Pick<ServerDeps, 'onActivity' | 'traces'>,
  projectId: string,
  { request, reply }: Exchange,
  answers: readonly SendAnswer[],
): void {
  onActivity(projectId);
  for (const { eventId, runs, isReplay } of answers) {
    request.log.debug({ eventId, projectId, runCount: runs.length, isReplay }, 'An event was accepted.');
    if (isReplay) continue;
    traces?.eventAccepted({
      eventId,
      startedAt: Date.now() - reply.elapsedTime,
      cause: { kind: 'request', requestId: request.id, projectId, traceParent: readTraceParent(request) },
    });
  }
}

function readTraceParent({ headers }: FastifyRequest): string | undefined {
  const value = headers['traceparent'];
  return typeof value === 'string' ? value : undefined;
}
