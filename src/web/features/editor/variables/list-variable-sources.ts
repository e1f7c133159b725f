import type { Json } from '#core/base/json.ts';
import { inferSchema } from '#core/schema/infer-schema.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';
import type { Step, WorkflowDocument } from '#core/workflow/document.ts';
import { listStepsBefore } from '#core/workflow/walk.ts';
import { findStepDefinition, findTriggerDefinition } from '#steps/catalog.ts';
import type { EditorState, Selection } from '../store/editor-state.ts';
import { isSameSource, SECRETS_KEY, type ValueSource, type VariableSource } from './variable-source.ts';

type SourceState = Pick<EditorState, 'document' | 'appEvents' | 'secrets' | 'testOutputs'>;

/** One identity, so that sources of which nothing is known stay the same too. */
const UNKNOWN: JsonSchema = {};
const USER_SCHEMA: JsonSchema = {
  type: 'object',
  properties: { id: { type: 'string' }, metadata: { type: 'object' } },
  required: ['id', 'metadata'],
};

/** What the fields of a step may use, nearest first. Nothing for the trigger: it runs first. */
export function listVariableSources(state: SourceState, selection: Selection): readonly VariableSource[] {
  if (selection === null || selection === 'trigger') return [];
  const steps = listStepsBefore(state.document, selection).map(({ step, isOptional }) =>
    keep(describeStep(step, isOptional, state.testOutputs[step.id])),
  );
  const trigger = describeTrigger(state.document, state.appEvents);
  const user: ValueSource = {
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
  const secrets: VariableSource = {
    kind: 'secrets',
    key: SECRETS_KEY,
    label: 'Project secrets',
    icon: 'key',
    secrets: state.secrets,
  };
  return [
    ...steps,
    ...(trigger === undefined ? [] : [keep(trigger)]),
    user,
    ...(state.secrets.length > 0 ? [secrets] : []),
  ];
}

function describeStep(step: Step, isOptional: boolean, output: Json | undefined): ValueSource {
  const definition = findStepDefinition(step.type);
  return {
    kind: 'value',
    key: `step:${step.id}`,
    label: step.name,
    icon: definition?.icon ?? 'box',
    root: { source: 'step', stepId: step.id, path: [] },
    schema: output === undefined ? (definition?.outputSchema ?? UNKNOWN) : inferOnce(output),
    sample: output,
    isOptional,
    note: output === undefined ? 'Test this step to see all of its fields and their values.' : null,
  };
}

function describeTrigger({ trigger }: WorkflowDocument, appEvents: SourceState['appEvents']): ValueSource | undefined {
  if (trigger === null) return undefined;
  const definition = findTriggerDefinition(trigger.type);
  const appEvent = appEvents.find(({ id }) => id === trigger.config['appEventId']);
  return {
    kind: 'value',
    key: 'trigger',
    label: appEvent?.name ?? definition?.name ?? 'Trigger',
    icon: definition?.icon ?? 'bolt',
    root: { source: 'trigger', path: [] },
    schema: appEvent?.schema ?? UNKNOWN,
    sample: appEvent?.sample,
    isOptional: false,
    note: appEvent === undefined ? 'Choose an App Event in the trigger to see its fields.' : null,
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
