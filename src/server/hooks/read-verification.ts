import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '#core/base/json.ts';
import { resolveConfig } from '#core/expression/resolve-config.ts';
import { toText } from '#core/expression/resolve-template.ts';
import type { Fields, ResolvedConfig } from '#core/step/field.ts';
import type { Config } from '#core/workflow/document.ts';
import type { verificationFields } from '#steps/webhook/verification-fields.ts';
import { AppError } from '../app-error.ts';
import type { HookVerification } from './verify-hook.ts';

type Verification = ResolvedConfig<typeof verificationFields>;

/** Resolves what checks a call, in which the only variables are secrets. */
export function resolveHookConfig<F extends Fields>(
  fields: F,
  stored: Config,
  secrets: ReadonlyMap<string, string>,
): ResolvedConfig<F> {
  const scope = { trigger: null, steps: new Map<string, Json>(), user: { id: '', metadata: {} }, secrets };
  const resolved = resolveConfig(fields, stored, scope);
  if (!resolved.ok) throw new AppError('hook_refused', `Calls cannot be checked: ${resolved.message}`);
  return resolved.config;
}

export function toVerification(config: Verification): HookVerification {
  const { header, username, prefix, timestampHeader } = config;
  const secret = toText(config.secret);
  switch (config.verification) {
    case 'header':
      return { kind: 'header', header, secret };
    case 'basic':
      return { kind: 'basic', username, secret };
    case 'standard':
      return { kind: 'standard', secret };
    case 'hmac': {
      const algorithm = config.algorithm === 'sha1' || config.algorithm === 'sha512' ? config.algorithm : 'sha256';
      const encoding = config.encoding === 'base64' ? 'base64' : 'hex';
      return { kind: 'hmac', header, secret, algorithm, encoding, prefix, timestampHeader: timestampHeader.trim() };
    }
    default:
      return { kind: 'none' };
  }
}

/** What makes a delivery the same as one before; null: every call is a new one. */
export function readDeliveryId(
  { verification, idHeader }: Pick<Verification, 'verification' | 'idHeader'>,
  headers: IncomingHttpHeaders,
): string | null {
  const name = verification === 'standard' ? 'webhook-id' : idHeader.trim().toLowerCase();
  const id = name === '' ? undefined : headers[name];
  return typeof id === 'string' && id !== '' ? id : null;
}
