import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerDeps } from '../deps.ts';
import { takeCookies } from './ask-better-auth.ts';

/** Signs in somebody whose account was made a moment ago. */
export async function signIn(
  { auth }: Pick<ServerDeps, 'auth'>,
  { email, password }: { readonly email: string; readonly password: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { headers } = await auth.api.signInEmail({
    body: { email, password },
    headers: new Headers({ 'user-agent': request.headers['user-agent'] ?? '', 'x-forwarded-for': request.ip }),
    returnHeaders: true,
  });
  takeCookies(headers, reply);
}
