import type { StepId } from '#core/base/brand.ts';
import { isJsonArray, isJsonObject, type Json } from '#core/base/json.ts';
import type { Config, Step } from '#core/workflow/document.ts';

/** Copies steps under fresh ids. References from one of them to another follow; those to other steps stay as they are. */
export function copySteps(steps: readonly Step[], createId: () => StepId): readonly Step[] {
  const ids = new Map<StepId, StepId>();
  const collect = (step: Step): void => {
    ids.set(step.id, createId());
    for (const branch of step.branches) branch.steps.forEach(collect);
  };
  steps.forEach(collect);
  return steps.map((step) => copyStep(step, ids));
}

function copyStep(step: Step, ids: ReadonlyMap<StepId, StepId>): Step {
  return {
    ...step,
    id: ids.get(step.id) ?? step.id,
    config: copyConfig(step.config, ids),
    branches: step.branches.map((branch) => ({
      ...branch,
      steps: branch.steps.map((nested) => copyStep(nested, ids)),
    })),
  };
}

function copyConfig(config: Config, ids: ReadonlyMap<StepId, StepId>): Config {
  return Object.fromEntries(Object.entries(config).map(([field, value]) => [field, copyJson(value, ids)]));
}

/** A reference `{ source: "step" or "item", stepId, path }`, in a token or a formula's slot, is how a config names a step. */
function copyJson(value: Json, ids: ReadonlyMap<StepId, StepId>): Json {
  if (isJsonArray(value)) return value.map((item) => copyJson(item, ids));
  if (!isJsonObject(value)) return value;
  if ((value['source'] === 'step' || value['source'] === 'item') && typeof value['stepId'] === 'string') {
    return { ...value, stepId: ids.get(value['stepId']) ?? value['stepId'] };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyJson(item, ids)]));
}
