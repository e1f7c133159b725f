import { isJsonArray, isJsonObject, type Json } from '#core/base/json.ts';
import type { Config, Step } from '#core/workflow/document.ts';
import type { StepsOrigin } from './clipboard-text.ts';

type Here = { readonly secrets: readonly { readonly id: string; readonly name: string }[] };

/** Makes copied steps mean what they meant where they were copied: secrets of another project are found by their name. */
export function adoptSteps(steps: readonly Step[], { secretNames }: StepsOrigin, { secrets }: Here): readonly Step[] {
  const known = new Set(secrets.map(({ id }) => id));
  const find = (id: string): string => {
    if (known.has(id)) return id;
    const name = Object.hasOwn(secretNames, id) ? secretNames[id] : undefined;
    return secrets.find((secret) => secret.name === name)?.id ?? id;
  };
  return steps.map((step) => adoptStep(step, find));
}

function adoptStep(step: Step, findSecret: (id: string) => string): Step {
  const branches = step.branches.map((branch) => ({
    ...branch,
    steps: branch.steps.map((nested) => adoptStep(nested, findSecret)),
  }));
  // An object's values are replaced one by one, so an object it stays.
  return { ...step, config: adoptJson(step.config, findSecret) as Config, branches };
}

/** A reference `{ source: "secret", path: [id] }`, in a token or a formula's slot, is how a config names a secret. */
function adoptJson(value: Json, findSecret: (id: string) => string): Json {
  if (isJsonArray(value)) return value.map((item) => adoptJson(item, findSecret));
  if (!isJsonObject(value)) return value;
  const { source, path } = value;
  if (source === 'secret' && isJsonArray(path)) {
    const [id, ...rest] = path;
    return typeof id === 'string' ? { ...value, path: [findSecret(id), ...rest] } : value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, adoptJson(item, findSecret)]));
}
