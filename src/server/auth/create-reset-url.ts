import { createRandomToken } from '../crypto/random-token.ts';
import { RESET_LINK_LIFE_S, resetUrl, type Auth } from './auth.ts';

/** A link as better-auth would send by mail, for whoever hands it over in another way. Valid for an hour, once. */
export async function createResetUrl(auth: Auth, publicUrl: string, memberId: string, now: Date): Promise<string> {
  const token = createRandomToken();
  const { internalAdapter } = await auth.$context;
  await internalAdapter.createVerificationValue({
    // The name under which better-auth's own reset route looks for the token.
    identifier: `reset-password:${token}`,
    value: memberId,
    expiresAt: new Date(now.getTime() + RESET_LINK_LIFE_S * 1000),
  });
  return resetUrl(publicUrl, token);
}
