import type { StepId } from '../base/brand.ts';
import type { Json } from '../base/json.ts';
import { getAtReferencePath } from './reference-path.ts';
import type { Formula, Reference, TriggerReference } from './template.ts';

/** Everything that a reference can reach while one step of one run is resolved. */
export type Scope = {
  /** The trigger's output: for an App Event its payload. */
  readonly trigger: Json;
  /** Outputs of the steps that have run. */
  readonly steps: ReadonlyMap<StepId, Json>;
  readonly user: { readonly id: string; readonly metadata: Json };
  /** Values by secret id. */
  readonly secrets: ReadonlyMap<string, string>;
  /** By the id of each Fan Out around the step: the item that it is running for. */
  readonly items?: ReadonlyMap<StepId, { readonly item: Json; readonly index: number }>;
  /** What formulas gave, evaluated beforehand where JSONata can be stopped; a formula that is not in here has no value. */
  readonly formulas?: ReadonlyMap<Formula, Json | undefined>;
};

/** Gives the value that a reference points at; undefined where there is none, which is not the same as null. */
export function lookUp(scope: Scope, reference: Reference): Json | undefined {
  switch (reference.source) {
    case 'trigger':
      return lookUpInTrigger(scope.trigger, reference);
    case 'step':
      return getAtReferencePath(scope.steps.get(reference.stepId), reference.path);
    case 'item': {
      const around = scope.items?.get(reference.stepId);
      return around === undefined ? undefined : getAtReferencePath({ ...around }, reference.path);
    }
    case 'user':
      return getAtReferencePath({ id: scope.user.id, metadata: scope.user.metadata }, reference.path);
    case 'secret':
      return scope.secrets.get(String(reference.path[0]));
    default:
      return reference satisfies never;
  }
}

/** A key that is there counts, also with null. */
function lookUpInTrigger(output: Json, { path, orElse }: TriggerReference): Json | undefined {
  const value = getAtReferencePath(output, path);
  if (value !== undefined || orElse === undefined) return value;
  for (const fallback of orElse) {
    const found = getAtReferencePath(output, fallback);
    if (found !== undefined) return found;
  }
  return undefined;
}
