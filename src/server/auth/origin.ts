import type { FastifyRequest } from 'fastify';
import { AppError } from '../app-error.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that another site asks the browser for. Browsers name the origin with every change; programs without
 * one carry no cookie that somebody else could use.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const origin = request.headers.origin;
  if (origin === undefined && request.headers['sec-fetch-site'] !== 'cross-site') return;
  if (origin !== undefined && [publicUrl, ownOrigin(request)].includes(origin)) return;
  throw new AppError(
    'origin_refused',
    'This request comes from a page of another site, and only our own pages may change things.',
    {
      details: { origin: origin ?? null, expected: publicUrl },
    },
  );
}

/** The origin under which the browser reached this process. */
function ownOrigin(request: Pick<FastifyRequest, 'protocol' | 'host'>): string {
  return `${request.protocol}://${request.host}`;
}
