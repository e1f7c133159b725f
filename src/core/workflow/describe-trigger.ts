import type { Json } from '../base/json.ts';
import { inferSchema } from '../schema/infer-schema.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import type { Catalog } from '../step/catalog.ts';
import { readStoredConfig } from '../step/stored-value.ts';
import type { KnownAppEvent } from '../validation/validation-context.ts';
import type { Config, Trigger } from './document.ts';

/** What a trigger gives its workflow. */
export type TriggerOutput = {
  /** What variables of it are shown under: the App Event's name, or the trigger type's. */
  readonly name: string;
  readonly schema: JsonSchema;
  /** An output as an example; undefined where only the schema is known. */
  readonly sample: Json | undefined;
} & Pick<KnownAppEvent, 'presence'>;

/** Undefined while there is no trigger, or none of its App Event. */
export function describeTrigger(
  trigger: Trigger | null,
  catalog: Pick<Catalog, 'findTrigger'>,
  appEvents: readonly (KnownAppEvent & { readonly sample?: Json })[],
): TriggerOutput | undefined {
  if (trigger === null) return undefined;
  const definition = catalog.findTrigger(trigger.type);
  if (definition === undefined) return undefined;
  const { sampleOutput } = definition;
  if (sampleOutput !== undefined) {
    return fromExample(trigger.config, definition.name, () =>
      sampleOutput(readStoredConfig(definition.fields, trigger.config)),
    );
  }
  const key = Object.entries(definition.fields).find(([, field]) => field.kind === 'app-event')?.[0];
  const appEvent = key === undefined ? undefined : appEvents.find(({ id }) => id === trigger.config[key]);
  if (appEvent === undefined) return undefined;
  const { name, schema, sample, presence } = appEvent;
  return { name, schema, sample, presence };
}

const examples = new WeakMap<Config, TriggerOutput>();

/** Keeps its identity while the config does, so that what is remembered of its fields stays true. */
function fromExample(config: Config, name: string, makeSample: () => Json): TriggerOutput {
  const known = examples.get(config);
  if (known !== undefined) return known;
  const sample = makeSample();
  const output = { name, schema: inferSchema(sample), sample };
  examples.set(config, output);
  return output;
}
