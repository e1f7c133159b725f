import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { ProjectId } from '#core/base/brand.ts';
import { isUuid } from '#core/base/uuid-v7.ts';
import { AppError } from '../app-error.ts';
import type { KeyCaller } from '../auth/caller.ts';
import type { ProjectAccess, ProjectAccessCache } from './project-access.ts';

export const API_KEY_PREFIX = 'mr_';

/** Tells which server API key a program sends, or throws an `AppError` that says which check failed. */
export function createKeyAuthoriser(cache: ProjectAccessCache): (request: FastifyRequest) => Promise<KeyCaller> {
  return async (request) => {
    const projectId = readProjectId(request);
    const credential = readCredential(request);
    const access = await requireProjectAccess(cache, projectId);
    return { projectId, key: await requireKey(cache, projectId, access, credential) };
  };
}

export async function requireKey(
  cache: ProjectAccessCache,
  projectId: ProjectId,
  access: ProjectAccess,
  key: string,
): Promise<KeyCaller['key']> {
  const hash = createHash('sha256').update(key).digest('hex');
  // A key may have been created a moment ago.
  const known = access.apiKeys.get(hash) ?? (await cache.findFresh(projectId))?.apiKeys.get(hash);
  if (known !== undefined) return known;
  throw new AppError('api_key_invalid', 'The server API key is unknown or revoked in this project.');
}

export async function requireProjectAccess(cache: ProjectAccessCache, projectId: ProjectId): Promise<ProjectAccess> {
  const access = await cache.find(projectId);
  if (access === null) throw projectNotFound();
  return access;
}

export function readProjectId(request: FastifyRequest): ProjectId {
  // The policy of these routes puts `projectId` into their path.
  const { projectId } = request.params as { projectId: ProjectId };
  if (!isUuid(projectId)) throw projectNotFound();
  return projectId;
}

function projectNotFound(): AppError {
  return new AppError('project_not_found', 'There is no such project.');
}

export function readCredential(request: FastifyRequest): string {
  const [scheme = '', credential = '', ...rest] = (request.headers.authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'bearer' || credential === '' || rest.length > 0) {
    throw new AppError(
      'token_missing',
      'Send the header "Authorization: Bearer" with a User Token or a server API key.',
    );
  }
  return credential;
}
