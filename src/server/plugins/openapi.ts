import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { Policy } from '#contract/route.ts';

const SECURITY: Readonly<Record<Policy['kind'], readonly Record<string, readonly string[]>[]>> = {
  public: [],
  member: [{ session: [] }],
  project: [{ session: [] }],
  sender: [{ userToken: [] }, { apiKey: [] }],
  key: [{ apiKey: [] }],
};

/** Describes every route of the contract at `/api/openapi.json`, from the schemas that also check the requests. */
export async function describeRoutes(app: FastifyInstance, publicUrl: string, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Millrace', version, license: { name: 'MIT', identifier: 'MIT' } },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'millrace.session_token' },
          userToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A User Token (RS256).' },
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'A server API key; where it acts for a user, with the header X-Millrace-User.',
          },
        },
      },
    },
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, index) => (typeof $id === 'string' ? $id : `schema-${index}`),
    },
  });
  app.get('/api/openapi.json', { config: { policy: { kind: 'public' } }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
}

export function securityOf(policy: Policy): readonly Record<string, readonly string[]>[] {
  return SECURITY[policy.kind];
}
