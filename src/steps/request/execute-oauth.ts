import { createHash } from 'node:crypto';
import { isJsonObject, type Json } from '#core/base/json.ts';
import { parseJsonText } from '#core/base/json-text.ts';
import { toText } from '#core/expression/resolve-template.ts';
import type { ResolvedConfig } from '#core/step/field.ts';
import type { HttpErrorCode } from '#engine/ports/http-client.ts';
import type { StepContext, StepOutcome } from '#engine/ports/step-executor.ts';
import type { requestStep } from './definition.ts';

export type OAuthConfig = Pick<
  ResolvedConfig<typeof requestStep.fields>,
  'tokenUrl' | 'clientId' | 'clientSecret' | 'scope' | 'audience' | 'credentialsIn'
>;
export type AccessToken =
  { readonly ok: true; readonly token: string } | { readonly ok: false; readonly failure: StepOutcome };

type Kept = { readonly token: Promise<AccessToken>; expiresAt: number };

/** A token is used no more so long before it expires: a request takes its time. */
const EXPIRES_EARLY_MS = 60_000;
/** For a server that does not say how long its token is good. */
const USUAL_LIFE_S = 300;
const LIMIT_MS = 30_000;
const MAX_ANSWER_BYTES = 64 * 1024;
const MAXIMUM_TOKENS = 1000;
const RETRYABLE: ReadonlySet<HttpErrorCode> = new Set(['dns_failed', 'connection_failed', 'timeout']);

const tokens = new Map<string, Kept>();

/** The access token of a client, fetched once for all steps that want it until shortly before it expires. Source: RFC 6749, 4.4. */
export async function getAccessToken(config: OAuthConfig, context: StepContext): Promise<AccessToken> {
  const key = keyOf(config, context);
  const known = tokens.get(key);
  if (known !== undefined && context.now() < known.expiresAt) {
    const shared = await known.token;
    if (shared.ok) context.hide(shared.token);
    return shared;
  }
  const kept: Kept = { token: fetchToken(config, context, (life) => (kept.expiresAt = life)), expiresAt: Infinity };
  const oldest = tokens.keys().next().value;
  if (tokens.size >= MAXIMUM_TOKENS && oldest !== undefined) tokens.delete(oldest);
  tokens.set(key, kept);
  const fetched = await kept.token.catch((error: unknown) => {
    tokens.delete(key);
    throw error;
  });
  if (!fetched.ok && tokens.get(key) === kept) tokens.delete(key);
  return fetched;
}

/** The other side did not take the token: the next one who asks gets a new one. */
export function forgetAccessToken(config: OAuthConfig, context: StepContext): void {
  tokens.delete(keyOf(config, context));
}

function keyOf(config: OAuthConfig, { projectId }: StepContext): string {
  // By what the token is asked for with, whatever else the step holds.
  const { tokenUrl, clientId, clientSecret, scope, audience, credentialsIn } = config;
  return createHash('sha256')
    .update(JSON.stringify([projectId, tokenUrl, clientId, clientSecret, scope, audience, credentialsIn]))
    .digest('hex');
}

async function fetchToken(
  { tokenUrl, clientId, clientSecret, scope, audience, credentialsIn }: OAuthConfig,
  context: StepContext,
  expire: (at: number) => void,
): Promise<AccessToken> {
  const [id, secret] = [toText(clientId).trim(), toText(clientSecret)];
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (toText(scope).trim() !== '') form.set('scope', toText(scope).trim());
  if (toText(audience).trim() !== '') form.set('audience', toText(audience).trim());
  const basic = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64');
  context.hide(basic);
  if (credentialsIn === 'body') {
    form.set('client_id', id);
    form.set('client_secret', secret);
  }
  const askedAt = context.now();
  const result = await context.http.request({
    method: 'POST',
    url: toText(tokenUrl).trim(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      ...(credentialsIn === 'body' ? {} : { authorization: `Basic ${basic}` }),
    },
    body: form.toString(),
    timeoutMs: LIMIT_MS,
    maxResponseBytes: MAX_ANSWER_BYTES,
    maxRedirects: 0,
    // Not the caller's own: others may wait for the same token.
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  if (result.status === 'failed') {
    return refuse(`The token cannot be fetched. ${result.error.message}`, RETRYABLE.has(result.error.code));
  }
  const parsed = parseJsonText(Buffer.from(result.body).toString('utf8'));
  const answer: Json = parsed.ok ? parsed.value : null;
  if (result.statusCode >= 400 || !isJsonObject(answer) || typeof answer['access_token'] !== 'string') {
    const said = isJsonObject(answer) ? toText(answer['error_description'] ?? answer['error']) : '';
    const why = said === '' ? '' : ` It says: ${said}`;
    return refuse(
      `The token server answered with the status ${result.statusCode} and no token.${why}`,
      result.statusCode >= 500,
    );
  }
  const token = answer['access_token'];
  context.hide(token);
  const lifeS = Number(answer['expires_in'] ?? USUAL_LIFE_S);
  expire(askedAt + (Number.isFinite(lifeS) ? lifeS : USUAL_LIFE_S) * 1000 - EXPIRES_EARLY_MS);
  return { ok: true, token };
}

function refuse(message: string, isRetryable: boolean): AccessToken {
  return { ok: false, failure: { kind: 'failed', error: { code: 'oauth_failed', message }, isRetryable } };
}
