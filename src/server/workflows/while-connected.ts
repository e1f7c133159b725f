import type { FastifyReply } from 'fastify';

/** Aborted when nobody waits for the answer any more, or the process leaves. */
export function whileConnected(reply: FastifyReply, closing: AbortSignal): AbortSignal {
  const gone = new AbortController();
  // Of the answer, not of the connection, which may carry many.
  reply.raw.once('close', () => gone.abort());
  return AbortSignal.any([gone.signal, closing]);
}
