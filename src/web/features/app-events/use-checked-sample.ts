import { useDeferredValue, useMemo } from 'react';
import { checkSample, type CheckedSample } from '#core/schema/check-sample.ts';
import type { JsonObject } from '#core/base/json.ts';
import { inferSchema } from '#core/schema/infer-schema.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';

/** Checks a sample while it is being written; a long one without holding up the typing. */
export function useCheckedSample(text: string): CheckedSample {
  const settled = useDeferredValue(text);
  return useMemo(() => checkSample(settled), [settled]);
}

export type InferredSample = { readonly sample: JsonObject; readonly schema: JsonSchema };

/** A good sample with the schema that follows from it; undefined for one with a mistake. */
export function useInferredSample(checked: CheckedSample): InferredSample | undefined {
  return useMemo(
    () => (checked.ok ? { sample: checked.value, schema: inferSchema(checked.value) } : undefined),
    [checked],
  );
}
