import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ProjectAccessCache } from './project-access.ts';

const SDK_PATH = /^\/(?:v2\/)?projects\/([0-9a-f-]{36})\/sdk(?:\/|$|\?)/;
const MAX_AGE_S = '7200';

/**
 * Lets browsers of a project's allowed origins call its SDK routes. Tokens travel in a header, never in a cookie, so
 * credentials are not allowed. The request headers asked for are echoed: customers' SDKs send headers of their own.
 */
export function registerCors(app: FastifyInstance, access: ProjectAccessCache): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    const projectId = SDK_PATH.exec(request.url)?.[1];
    if (origin === undefined || projectId === undefined) return;
    const allowed = (await access.find(projectId).catch(() => null))?.allowedOrigins ?? [];
    if (!allowed.includes('*') && !allowed.includes(origin)) return;
    allow(request, reply, origin);
  });
  // One route answers the preflights of all; whether the origin may go on is in the headers that the hook has set.
  for (const prefix of ['', '/v2']) {
    app.options(
      `${prefix}/projects/:projectId/sdk/*`,
      { config: { policy: { kind: 'public' } }, schema: { hide: true } },
      (_request, reply) => reply.status(204).send(),
    );
  }
}

function allow(request: FastifyRequest, reply: FastifyReply, origin: string): void {
  reply.header('Access-Control-Allow-Origin', origin);
  reply.header('Vary', 'Origin, Access-Control-Request-Headers');
  reply.header('Access-Control-Expose-Headers', 'Idempotent-Replayed, Retry-After, X-Request-Id, X-Run-Id');
  if (request.method !== 'OPTIONS') return;
  reply.header('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
  reply.header(
    'Access-Control-Allow-Headers',
    request.headers['access-control-request-headers'] ?? 'Authorization, Content-Type',
  );
  reply.header('Access-Control-Max-Age', MAX_AGE_S);
}
