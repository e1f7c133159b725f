import type { FastifyRequest } from 'fastify';

/** Aborted when nobody waits for the answer any more, or the process leaves. */
export function whileConnected(request: FastifyRequest, closing: AbortSignal): AbortSignal {
  const gone = new AbortController();
  request.raw.socket.once('close', () => gone.abort());
  return AbortSignal.any([gone.signal, closing]);
}
