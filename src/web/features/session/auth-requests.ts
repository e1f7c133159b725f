import { requestJson } from '../../lib/request-json.ts';

/** The sign-in routes, which are not part of the contract. */
const postAuth = (path: string, body: object) => requestJson({ method: 'POST', url: `/api/auth${path}`, body });

export const signInWithPassword = (body: { readonly email: string; readonly password: string }) =>
  postAuth('/sign-in/email', body);

/** Answers the same whether or not somebody has this address. */
export const requestPasswordReset = (email: string) => postAuth('/request-password-reset', { email });

export const resetPassword = (body: { readonly newPassword: string; readonly token: string }) =>
  postAuth('/reset-password', body);
