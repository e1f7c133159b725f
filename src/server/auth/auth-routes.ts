import { Type } from 'typebox';
import { defineRoute, EmptySchema, type Route } from '#contract/route.ts';
import type { Bind, Call } from '../bind-route.ts';
import type { ServerDeps } from '../deps.ts';
import { AppError } from '../app-error.ts';
import { SHORTEST_PASSWORD } from './auth.ts';
import { askBetterAuth } from './ask-better-auth.ts';
import { admitResetMail, admitSignIn, forgiveSignIn } from './sign-in-throttle.ts';

// better-auth has many more routes. Only these are served, each with a schema, so that nothing is open that we have not looked at.
const Password = Type.String({ minLength: 1, maxLength: 128 });
const NewPassword = Type.String({ minLength: SHORTEST_PASSWORD, maxLength: 128 });
const Email = Type.String({ format: 'email', maxLength: 254 });
const open = { method: 'POST', policy: { kind: 'public' }, response: EmptySchema } as const;
const signedIn = { method: 'POST', policy: { kind: 'member' }, response: EmptySchema } as const;

const signIn = defineRoute({
  ...open,
  path: '/api/auth/sign-in/email',
  summary: 'Sign in with e-mail address and password; 429 after 10 wrong passwords in 15 minutes.',
  body: Type.Object({ email: Email, password: Password, rememberMe: Type.Optional(Type.Boolean()) }),
});
const signOut = defineRoute({
  ...open,
  path: '/api/auth/sign-out',
  summary: 'End this session.',
  body: Type.Object({}),
});
const requestPasswordReset = defineRoute({
  ...open,
  path: '/api/auth/request-password-reset',
  summary:
    'Send a reset link by mail, when a mail server is configured. Same answer whether or not there is an account.',
  body: Type.Object({ email: Email }),
});
const resetPassword = defineRoute({
  ...open,
  path: '/api/auth/reset-password',
  summary: 'Set a new password with the token of a reset link; ends all sessions of the member.',
  body: Type.Object({ token: Type.String({ minLength: 1, maxLength: 200 }), newPassword: NewPassword }),
});
const changePassword = defineRoute({
  ...signedIn,
  path: '/api/auth/change-password',
  summary: 'Set a new password with the current one.',
  body: Type.Object({
    currentPassword: Password,
    newPassword: NewPassword,
    revokeOtherSessions: Type.Optional(Type.Boolean()),
  }),
});
const updateUser = defineRoute({
  ...signedIn,
  path: '/api/auth/update-user',
  summary: 'Change the own name.',
  body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }) }),
});

export function registerAuthRoutes(bind: Bind, deps: ServerDeps): void {
  const ask = <R extends Route, Caller>(call: Call<R, Caller>) => askBetterAuth(deps, call.request, call.reply);
  const askAndForget = async <R extends Route, Caller>(call: Call<R, Caller>) => {
    const answer = await ask(call);
    deps.sessions.clear();
    return answer;
  };
  bind.public(signIn, async (call) => {
    await admitSignIn(deps, call.body.email, call.request.ip);
    const answer = await ask(call);
    await forgiveSignIn(deps, call.body.email, call.request.ip);
    return answer;
  });
  bind.public(signOut, askAndForget);
  bind.public(requestPasswordReset, async (call) => {
    if (deps.mailer === null) {
      const message = 'This installation sends no mail. Ask an owner of your project for a reset link.';
      throw new AppError('invalid_request', message);
    }
    await admitResetMail(deps, call.body.email);
    return ask(call);
  });
  bind.public(resetPassword, askAndForget);
  bind.member(changePassword, askAndForget);
  bind.member(updateUser, askAndForget);
}
