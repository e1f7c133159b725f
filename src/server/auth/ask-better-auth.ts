import type { FastifyReply, FastifyRequest } from 'fastify';
import { isJsonObject } from '#core/base/json.ts';
import type { ErrorCode } from '#contract/error-codes.ts';
import { checkDatabase } from '#storage/database/check-database.ts';
import { AppError } from '../app-error.ts';
import type { ServerDeps } from '../deps.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: 'The e-mail address or the password is wrong.',
  INVALID_PASSWORD: 'The current password is wrong.',
  INVALID_TOKEN: 'This link has been used already or has expired. Ask for a new one.',
  PASSWORD_TOO_SHORT: 'The password is too short.',
  PASSWORD_TOO_LONG: 'The password is too long.',
};

/** Hands a request on to better-auth, both ways with the cookies; refusals come as an `AppError` like all others. */
export async function askBetterAuth(
  { auth, config, db }: Pick<ServerDeps, 'auth' | 'config' | 'db'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Record<string, never>> {
  const response = await auth.handler(
    new Request(new URL(request.url, config.publicUrl), {
      method: request.method,
      headers: {
        'content-type': 'application/json',
        cookie: request.headers.cookie ?? '',
        'user-agent': request.headers['user-agent'] ?? '',
        origin: config.publicUrl,
        'x-forwarded-for': request.ip,
      },
      body: request.sourceText === '' ? '{}' : request.sourceText,
    }),
  );
  takeCookies(response.headers, reply);
  const answer: unknown = await response.json().catch(() => null);
  const facts = isJsonObject(answer) ? answer : {};
  // better-auth hides why it failed; when the database is away, this says so.
  if (response.status >= 500) await checkDatabase(db);
  if (!response.ok) throw toAppError(response.status, facts['code']);
  return {};
}

export function takeCookies(headers: Headers, reply: FastifyReply): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie);
}

function toAppError(status: number, reason: unknown): AppError {
  const message = MESSAGES[String(reason)];
  if (status >= 500) return new AppError('internal_error', 'The sign-in service failed. The log has more.');
  return new AppError(codeFor(status, reason), message ?? 'This was refused.', { details: { reason } });
}

function codeFor(status: number, reason: unknown): ErrorCode {
  if (reason === 'INVALID_EMAIL_OR_PASSWORD' || reason === 'INVALID_PASSWORD') return 'wrong_credentials';
  if (status === 401) return 'not_signed_in';
  if (status === 403) return 'not_allowed';
  return status === 429 ? 'too_many_requests' : 'invalid_request';
}
