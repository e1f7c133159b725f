import type { Json } from '#core/base/json.ts';
import { SECRET_MASK } from '#core/expression/mask-secrets.ts';
import type { Scope } from '#core/expression/scope.ts';
import type { VariableSource } from './variable-source.ts';

/** What a run would see if every value were its sample. */
export function collectSamples(sources: readonly VariableSource[]): Scope {
  const steps = new Map<string, Json>();
  const secrets = new Map<string, string>();
  let trigger: Json = null;
  for (const source of sources) {
    if (source.kind === 'secrets') for (const { id } of source.secrets) secrets.set(id, SECRET_MASK);
    else if (source.sample === undefined) continue;
    else if (source.root.source === 'step') steps.set(source.root.stepId, source.sample);
    else if (source.root.source === 'trigger') trigger = source.sample;
  }
  return { trigger, steps, secrets, user: { id: '', metadata: {} } };
}
