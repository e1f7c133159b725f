import { resolveConfig } from '#core/expression/resolve-config.ts';
import { toText } from '#core/expression/resolve-template.ts';
import type { ResolvedConfig } from '#core/step/field.ts';
import type { StepContext, StepOutcome } from '#engine/ports/step-executor.ts';
import { resourceApiFields } from '../api-resource/resource-fields.ts';
import type { requestStep } from './definition.ts';

type Config = ResolvedConfig<typeof requestStep.fields>;
type Completed = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly failure: StepOutcome };

/** The step as its API resource completes it: an address below the base URL, and what authenticates it there. */
export async function throughResource(config: Config, context: StepContext): Promise<Completed> {
  const resource = await context.findResource(config.resource);
  if (resource === undefined) return refuse('unknown_resource', 'The API resource does not exist any more.');
  for (const secret of resource.secrets.values()) context.hide(secret);
  const scope = { trigger: null, steps: new Map(), user: { id: '', metadata: {} }, secrets: resource.secrets };
  const resolved = resolveConfig(resourceApiFields, resource.api, scope);
  if (!resolved.ok) return refuse('invalid_resource', `The API resource "${resource.name}": ${resolved.message}`);
  const { baseUrl, ...auth } = resolved.config;
  const url = joinUrl(baseUrl.trim(), toText(config.url).trim());
  if (url !== null) return { ok: true, config: { ...config, ...auth, url } };
  const message = `"${toText(config.url)}" is not below "${baseUrl}", the base URL of the API resource.`;
  return refuse('invalid_url', message);
}

/** Null: what authenticates the step would go to another host, or out of the base. */
function joinUrl(base: string, rest: string): string | null {
  const from = URL.parse(base.endsWith('/') ? base : `${base}/`);
  if (from === null) return null;
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(rest);
  const url = URL.parse(isAbsolute ? rest : `${from.href}${rest.replace(/^\/+/, '')}`);
  const isBelow = url?.origin === from.origin && `${url.pathname}/`.startsWith(from.pathname);
  if (url === null || !isBelow || url.username !== '' || url.password !== '') return null;
  // Without anything behind it, the base is meant as it was written.
  return rest === '' || rest === '/' ? base : url.href;
}

function refuse(code: string, message: string): Completed {
  return { ok: false, failure: { kind: 'failed', error: { code, message }, isRetryable: false } };
}
