import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../app-error.ts';

/** Serves the SDK as a script for pages of other origins. */
export async function serveSdk(app: FastifyInstance, distFolder: string): Promise<void> {
  const script = await readFile(join(distFolder, 'sdk', 'sdk.js')).catch(() => null);
  app.get('/sdk.js', { config: { policy: { kind: 'public' } }, schema: { hide: true } }, async (_request, reply) => {
    if (script === null) throw new AppError('not_found', 'The SDK is not built. Run "npm run build".');
    return reply
      .header('Content-Type', 'text/javascript; charset=utf-8')
      .header('Cache-Control', 'public, max-age=300')
      .header('Access-Control-Allow-Origin', '*')
      .header('Cross-Origin-Resource-Policy', 'cross-origin')
      .send(script);
  });
}
