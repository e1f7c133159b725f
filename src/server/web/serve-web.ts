import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../app-error.ts';
import { createPagePreloads } from './page-preloads.ts';
import { sendError } from '../plugins/error-answers.ts';

/** Addresses that programs ask; a page would only confuse them. */
const PROGRAM_PATHS = /^\/(api|projects|v2|plugins|user|sdk\.js)(\/|\?|$)/;
const HASHED_ASSETS = '/assets/';

/** Serves the built web app: its files, and for every other address that a browser opens its page, which knows the routes. */
export async function serveWeb(app: FastifyInstance, distFolder: string): Promise<void> {
  const root = join(distFolder, 'web');
  const index = join(root, 'index.html');
  const findPreloads = createPagePreloads(root);
  await app.register(fastifyStatic, {
    root,
    serve: false,
    cacheControl: false,
    // The build has put a .br and a .gz beside each file.
    preCompressed: true,
    setHeaders: (reply, path) => {
      const isHashed = path.includes(HASHED_ASSETS);
      reply.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const open = { config: { policy: { kind: 'public' } }, schema: { hide: true } } as const;
  app.get('/*', open, async (request, reply) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (PROGRAM_PATHS.test(pathname)) return answerNotFound(request, reply);
    const isFile = pathname !== '/' && existsSync(join(root, pathname));
    // Whoever asks for a script or a picture that is gone must not get a page instead.
    const isPage = pathname === '/' || request.headers.accept?.includes('text/html') === true;
    if (isFile || !isPage) return reply.sendFile(pathname);
    if (!existsSync(index)) return answerNotBuilt(request, reply);
    const preloads = findPreloads(pathname);
    if (preloads === '') return reply.sendFile('index.html');
    const html = (await readFile(index, 'utf8')).replace('</head>', `${preloads}</head>`);
    return reply.header('Cache-Control', 'no-cache').type('text/html; charset=utf-8').send(html);
  });
  app.setNotFoundHandler((request, reply) => answerNotFound(request, reply));
}

function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message = `There is nothing at ${request.method} ${request.url.split('?')[0] ?? ''}.`;
  return sendError(request, reply, new AppError('not_found', message));
}

function answerNotBuilt(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendError(request, reply, new AppError('not_found', 'The web app is not built. Run "npm run build".'));
}
