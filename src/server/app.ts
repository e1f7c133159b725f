import fastify, { LogController, type FastifyInstance } from 'fastify';
import { DocumentSchema, StepSchema } from '#core/workflow/document.ts';
import { createPolicies } from './auth/policies.ts';
import { createBind } from './bind-route.ts';
import type { ServerDeps } from './deps.ts';
import { requireDeclaredPolicies } from './plugins/declared-routes.ts';
import { answerErrors } from './plugins/error-answers.ts';
import { takeJsonBodies } from './plugins/json-bodies.ts';
import { describeRoutes } from './plugins/openapi.ts';
import { logSlowRequests } from './plugins/request-log.ts';
import { sendSecurityHeaders } from './plugins/security-headers.ts';
import { measureSending } from './sending/measure-sending.ts';
import { routeGroups } from './routes.ts';
import { registerCors } from './sending/cors.ts';
import { openObjects } from './validation/open-objects.ts';
import { installValidators } from './validation/validators.ts';
import type { Vitals } from './vitals/vitals.ts';
import { registerVitals } from './vitals/vitals-routes.ts';
import { VERSION } from './version.ts';
import { serveSdk } from './web/serve-sdk.ts';
import { serveWeb } from './web/serve-web.ts';

/** Pages send texts that hold JSON inside JSON, which about doubles them. */
const LARGEST_PAGE_BODY = 4 * 1024 * 1024;
const LONGEST_PATH_PARAMETER = 1_000;

/** The HTTP side of the server; `listen` and `close` are the caller's. */
export async function createApp(deps: ServerDeps, vitals: Vitals): Promise<FastifyInstance> {
  const { config } = deps;
  const app: FastifyInstance = fastify({
    loggerInstance: deps.logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    trustProxy: config.trustProxy,
    bodyLimit: LARGEST_PAGE_BODY,
    routerOptions: { maxParamLength: LONGEST_PATH_PARAMETER },
    genReqId: () => deps.createId(),
    // Requests on connections that are still open while we leave are answered like any other.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    keepAliveTimeout: 75_000,
  });
  const sharedSchemas = [openObjects(StepSchema), openObjects(DocumentSchema)];
  requireDeclaredPolicies(app);
  app.decorateRequest('caller');
  for (const schema of sharedSchemas) app.addSchema(schema);
  installValidators(app, sharedSchemas);
  sendSecurityHeaders(app, config);
  app.addHook('onRequest', async (request, reply) => void reply.header('X-Request-Id', request.id));
  takeJsonBodies(app);
  answerErrors(app, deps);
  logSlowRequests(app);
  measureSending(app, deps.metrics);
  await describeRoutes(app, config.publicUrl, VERSION);
  registerCors(app, deps.projectAccess);
  const bind = createBind(app, createPolicies(deps), config.maxPayloadBytes);
  for (const registerRoutes of routeGroups) registerRoutes(bind, deps);
  registerVitals(app, vitals);
  await serveSdk(app, deps.distFolder);
  await serveWeb(app, deps.distFolder);
  return app;
}
