import { isJsonArray, type Json } from '#core/base/json.ts';
import { resolveTemplate } from '#core/expression/resolve-template.ts';
import type { Scope } from '#core/expression/scope.ts';
import { inferSchema } from '#core/schema/infer-schema.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import { ERROR_OUTPUT_SCHEMA, findOutputSchema } from '#core/step/output-schema.ts';
import { readStoredValue } from '#core/step/stored-value.ts';
import { describeTrigger } from '#core/workflow/describe-trigger.ts';
import type { Step, WorkflowDocument } from '#core/workflow/document.ts';
import { listStepsBefore, type EarlierStep } from '#core/workflow/walk.ts';
import { catalog, findStepDefinition, findTriggerDefinition } from '#steps/catalog.ts';
import type { EditorState, Selection } from '../store/editor-state.ts';
import { collectSamples } from './collect-samples.ts';
import { isSameSource, SECRETS_KEY, type ValueSource, type VariableSource } from './variable-source.ts';

type SourceState = Pick<EditorState, 'document' | 'appEvents' | 'secrets' | 'testOutputs'>;

/** One identity, so that sources of which nothing is known stay the same too. */
const UNKNOWN: JsonSchema = {};
const USER_SCHEMA: JsonSchema = {
  type: 'object',
  properties: { id: { type: 'string' }, metadata: { type: 'object' } },
  required: ['id', 'metadata'],
};

/** What the fields of a step may use, nearest first. */
export function listVariableSources(state: SourceState, selection: Selection): readonly VariableSource[] {
  if (selection === null) return [];
  const trigger = listTrigger(state.document, state.appEvents);
  if (selection === 'trigger') return listForTrigger(state, trigger);
  const earlier = listStepsBefore(state.document, selection);
  const outputs = earlier
    .filter(({ gives }) => gives === 'output')
    .map(({ step, isOptional }) => describeStep(step, isOptional, state.testOutputs[step.id]));
  const samples = collectSamples([...outputs, ...(trigger === undefined ? [] : [trigger])]);
  const steps = earlier.map((one) => keep(describeEarlier(one, outputs, samples)));
  return [...steps, ...(trigger === undefined ? [] : [keep(trigger)]), USER, ...listSecrets(state)];
}

const USER: ValueSource = {
  kind: 'value',
  key: 'user',
  label: 'User',
  icon: 'user',
  root: { source: 'user', path: [] },
  schema: USER_SCHEMA,
  sample: undefined,
  isOptional: false,
  note: null,
};

/** It runs first: its fields read what has just come, or the project's secrets alone. */
function listForTrigger(state: SourceState, trigger: ValueSource | undefined): readonly VariableSource[] {
  const readsOwnOutput = findTriggerDefinition(state.document.trigger?.type ?? '')?.readsOwnOutput === true;
  if (!readsOwnOutput) return listSecrets(state);
  return trigger === undefined ? [USER] : [keep(trigger), USER];
}

function listSecrets({ secrets }: Pick<SourceState, 'secrets'>): readonly VariableSource[] {
  if (secrets.length === 0) return [];
  return [{ kind: 'secrets', key: SECRETS_KEY, label: 'Project secrets', icon: 'key', secrets }];
}

function describeEarlier({ step, gives }: EarlierStep, outputs: readonly ValueSource[], samples: Scope): ValueSource {
  if (gives === 'item') return describeItem(step, samples);
  if (gives === 'error') return describeError(step);
  const known = outputs.find(({ key }) => key === `step:${step.id}`);
  return known ?? describeStep(step, false, undefined);
}

/** The item that the steps of a Fan Out run for; its sample is the first of the list, where that is known. */
function describeItem(step: Step, samples: Scope): ValueSource {
  const definition = findStepDefinition(step.type);
  const template = readStoredValue('text', step.config, definition?.itemsField ?? '') ?? [];
  const list = resolveTemplate(template, samples);
  const item = isJsonArray(list) ? list[0] : undefined;
  const itemSchema = item === undefined ? UNKNOWN : inferOnce(item);
  return {
    kind: 'value',
    key: `item:${step.id}`,
    label: step.name,
    icon: definition?.icon ?? 'box',
    root: { source: 'item', stepId: step.id, path: [] },
    schema: describeItemSchema(itemSchema),
    sample: item === undefined ? undefined : { item, index: 0 },
    isOptional: false,
    note: item === undefined ? 'Choose a list with a sample to see the fields of an item.' : null,
  };
}

const itemSchemas = new WeakMap<JsonSchema, JsonSchema>();

function describeItemSchema(item: JsonSchema): JsonSchema {
  const known = itemSchemas.get(item);
  if (known !== undefined) return known;
  const schema: JsonSchema = {
    type: 'object',
    properties: { item, index: { type: 'number' } },
    required: ['item', 'index'],
  };
  itemSchemas.set(item, schema);
  return schema;
}

/** What the steps of an error branch know of the step that failed. */
function describeError(step: Step): ValueSource {
  return {
    kind: 'value',
    key: `step:${step.id}`,
    label: step.name,
    icon: findStepDefinition(step.type)?.icon ?? 'box',
    root: { source: 'step', stepId: step.id, path: [] },
    schema: ERROR_OUTPUT_SCHEMA,
    sample: undefined,
    isOptional: false,
    note: null,
  };
}

function describeStep(step: Step, isOptional: boolean, output: Json | undefined): ValueSource {
  const definition = findStepDefinition(step.type);
  return {
    kind: 'value',
    key: `step:${step.id}`,
    label: step.name,
    icon: definition?.icon ?? 'box',
    root: { source: 'step', stepId: step.id, path: [] },
    schema: output === undefined ? describeUntested(step) : inferOnce(output),
    sample: output,
    isOptional,
    note: output === undefined ? 'Test this step to see all of its fields and their values.' : null,
  };
}

const untested = new WeakMap<Step, JsonSchema>();

function describeUntested(step: Step): JsonSchema {
  const definition = findStepDefinition(step.type);
  if (definition === undefined) return UNKNOWN;
  if (definition.describeOutput === undefined) return definition.outputSchema;
  const known = untested.get(step) ?? findOutputSchema(definition, step);
  untested.set(step, known);
  return known;
}

function listTrigger({ trigger }: WorkflowDocument, appEvents: SourceState['appEvents']): ValueSource | undefined {
  if (trigger === null) return undefined;
  const definition = findTriggerDefinition(trigger.type);
  const output = describeTrigger(trigger, catalog, appEvents);
  return {
    kind: 'value',
    key: 'trigger',
    label: output?.name ?? definition?.name ?? 'Trigger',
    icon: definition?.icon ?? 'bolt',
    root: { source: 'trigger', path: [] },
    schema: output?.schema ?? UNKNOWN,
    sample: output?.sample,
    presence: output?.presence,
    isOptional: false,
    note: output === undefined ? 'Choose an App Event in the trigger to see its fields.' : null,
  };
}

const kept = new WeakMap<JsonSchema, Map<string, VariableSource>>();

/** Gives the source as it was known before, so that what is remembered of its fields serves every step and selection. */
function keep(source: ValueSource): VariableSource {
  const ofSchema = kept.get(source.schema) ?? new Map<string, VariableSource>();
  kept.set(source.schema, ofSchema);
  const known = ofSchema.get(source.key);
  if (known !== undefined && isSameSource(known, source)) return known;
  ofSchema.set(source.key, source);
  return source;
}

const inferred = new WeakMap<object, JsonSchema>();

/** Outputs keep their identity while they stay the same, so that typing never infers a schema again. */
function inferOnce(output: Json): JsonSchema {
  if (typeof output !== 'object' || output === null) return inferSchema(output);
  const known = inferred.get(output);
  if (known !== undefined) return known;
  const schema = inferSchema(output);
  inferred.set(output, schema);
  return schema;
}
