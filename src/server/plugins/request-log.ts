import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { LoggerOptions } from 'pino';

const SLOW_MS = 1_000;
/** Query parameters that carry credentials. */
const SECRET_PARAMETERS = /([?&](?:userToken|token|key|access_token)=)[^&]*/gi;
/** Paths whose last part is one. */
const SECRET_PATHS = /(\/invitations\/)[^/?]+/;

export function loggerOptions(level: string): LoggerOptions {
  return {
    level,
    redact: {
      paths: ['authorization', 'cookie', 'password', 'token', 'userToken', 'secret'].flatMap((name) => [
        name,
        `*.${name}`,
        `req.headers.${name}`,
        `req.headers["set-${name}"]`,
      ]),
      censor: '[hidden]',
    },
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, url: hideSecrets(request.url), ip: request.ip }),
    },
  };
}

/** Every request in the log costs more than most requests; only the slow ones are written, and failures elsewhere. */
export function logSlowRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    if (reply.elapsedTime < SLOW_MS || request.routeOptions.config.isStream === true) return;
    request.log.warn(
      { req: request, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'A request was slow.',
    );
  });
}

function hideSecrets(url: string): string {
  return url.replace(SECRET_PARAMETERS, '$1[hidden]').replace(SECRET_PATHS, '$1[hidden]');
}
