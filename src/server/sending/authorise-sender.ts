import type { FastifyRequest } from 'fastify';
import type { ProjectId } from '#core/base/brand.ts';
import { AppError } from '../app-error.ts';
import type { SenderCaller } from '../auth/caller.ts';
import { API_KEY_PREFIX, readCredential, readProjectId, requireKey, requireProjectAccess } from './authorise-key.ts';
import type { ProjectAccess, ProjectAccessCache } from './project-access.ts';
import { CLOCK_TOLERANCE_S, verifyUserToken } from './user-token.ts';
import { VerifiedTokens } from './verified-tokens.ts';

const USER_HEADER = 'x-millrace-user';
const MAXIMUM_USER_LENGTH = 255;

export type SenderAuthoriserDeps = {
  readonly access: ProjectAccessCache;
  readonly publicUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Tells for whom a request to an SDK route is sent, or throws an `AppError` that says which check failed. */
export function createSenderAuthoriser(deps: SenderAuthoriserDeps): (request: FastifyRequest) => Promise<SenderCaller> {
  const verified = new VerifiedTokens();
  return async (request) => {
    const projectId = readProjectId(request);
    const credential = readCredential(request);
    const access = await requireProjectAccess(deps.access, projectId);
    if (credential.startsWith(API_KEY_PREFIX)) return authoriseKey(deps, projectId, access, credential, request);
    return authoriseToken(deps, verified, projectId, access, credential);
  };
}

async function authoriseKey(
  { access: cache }: SenderAuthoriserDeps,
  projectId: ProjectId,
  access: ProjectAccess,
  key: string,
  request: FastifyRequest,
): Promise<SenderCaller> {
  await requireKey(cache, projectId, access, key);
  const user = request.headers[USER_HEADER];
  if (typeof user !== 'string' || user === '' || user.length > MAXIMUM_USER_LENGTH) {
    throw new AppError(
      'user_header_missing',
      `With a server API key the header "X-Millrace-User" must name the user, in 1 to ${MAXIMUM_USER_LENGTH} characters.`,
    );
  }
  return { projectId, endUserExternalId: decodeHeader(user), kind: 'key' };
}

/** Node reads header bytes as Latin-1; senders write UTF-8. */
function decodeHeader(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8');
}

async function authoriseToken(
  deps: SenderAuthoriserDeps,
  verified: VerifiedTokens,
  projectId: ProjectId,
  access: ProjectAccess,
  token: string,
): Promise<SenderCaller> {
  const nowS = deps.now() / 1000;
  const known = verified.find(projectId, token);
  if (
    known !== undefined &&
    known.exp + CLOCK_TOLERANCE_S > nowS &&
    access.signingKeys.some(({ id }) => id === known.keyId)
  ) {
    return { projectId, endUserExternalId: known.sub, kind: 'token' };
  }
  const audiences = [`useparagon.com/${projectId}`, `${deps.publicUrl}/${projectId}`];
  const now = new Date(nowS * 1000);
  const check = (keys: ProjectAccess['signingKeys']) => verifyUserToken({ token, keys, audiences, now });
  const fresh = await retryWithFreshKeys(deps.access, projectId, access, check);
  verified.remember(projectId, token, fresh);
  return { projectId, endUserExternalId: fresh.sub, kind: 'token' };
}

/** A key may have been added a moment ago, in another process. */
async function retryWithFreshKeys<T>(
  cache: ProjectAccessCache,
  projectId: string,
  access: ProjectAccess,
  check: (keys: ProjectAccess['signingKeys']) => Promise<T>,
): Promise<T> {
  try {
    return await check(access.signingKeys);
  } catch (error) {
    const mayBeNew =
      error instanceof AppError && (error.code === 'token_key_unknown' || error.code === 'token_signature_invalid');
    const fresh = mayBeNew ? await cache.findFresh(projectId) : access;
    if (fresh === null || fresh === access) throw error;
    return check(fresh.signingKeys);
  }
}
