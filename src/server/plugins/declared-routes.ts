import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Policy, Route } from '#contract/route.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Everything that this server answers. */
    declaredRoutes: DeclaredRoute[];
  }
}

export interface DeclaredRoute {
  readonly method: string;
  readonly path: string;
  readonly policy: Policy;
  /** null: not one of the contract's, but a page, a file or a description. */
  readonly route: Route | null;
}

/** Keeps the list of routes. One that declares no policy stops the start: nobody has thought about who may call it. */
export function requireDeclaredPolicies(app: FastifyInstance): void {
  app.decorate('declaredRoutes', []);
  app.addHook('onRoute', ({ config, method, url }: RouteOptions) => {
    if (config?.policy === undefined) throw new Error(`The route ${String(method)} ${url} declares no policy.`);
    for (const one of [method].flat()) {
      app.declaredRoutes.push({ method: one, path: url, policy: config.policy, route: config.route ?? null });
    }
  });
}
