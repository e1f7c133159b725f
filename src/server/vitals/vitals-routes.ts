import type { FastifyInstance } from 'fastify';
import { isLocalRequest, VITALS_PATHS, type Vitals } from './vitals.ts';

/** Answers health and metrics on the port of the API. */
export function registerVitals(app: FastifyInstance, vitals: Vitals): void {
  for (const path of VITALS_PATHS) {
    app.get(path, { config: { policy: { kind: 'public' } }, schema: { hide: true } }, async (request, reply) => {
      const { status, headers, body } = await vitals({
        path,
        authorization: request.headers.authorization,
        isLocal: isLocalRequest(request.socket.remoteAddress, request.headers),
      });
      return reply.status(status).headers(headers).send(body);
    });
  }
}
