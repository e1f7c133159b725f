import { isJsonObject, type Json } from '#core/base/json.ts';
import { SECRET_MASK } from '#core/expression/mask-secrets.ts';
import type { Scope } from '#core/expression/scope.ts';
import type { VariableSource } from './variable-source.ts';

/** What a run would see if every value were its sample. */
export function collectSamples(sources: readonly VariableSource[]): Scope {
  const steps = new Map<string, Json>();
  const items = new Map<string, { readonly item: Json; readonly index: number }>();
  const secrets = new Map<string, string>();
  let trigger: Json = null;
  for (const source of sources) {
    if (source.kind === 'secrets') for (const { id } of source.secrets) secrets.set(id, SECRET_MASK);
    else if (source.sample === undefined) continue;
    else if (source.root.source === 'step') steps.set(source.root.stepId, source.sample);
    else if (source.root.source === 'item') items.set(source.root.stepId, readItem(source.sample));
    else if (source.root.source === 'trigger') trigger = source.sample;
  }
  return { trigger, steps, items, secrets, user: { id: '', metadata: {} } };
}

/** The sample of an item source is the item with its position. */
function readItem(sample: Json): { readonly item: Json; readonly index: number } {
  return { item: isJsonObject(sample) ? (sample['item'] ?? null) : null, index: 0 };
}
