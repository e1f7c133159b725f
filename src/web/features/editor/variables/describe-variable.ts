import type { Json } from '#core/base/json.ts';
import { formatReference, type ReferenceLabels } from '#core/expression/format-reference.ts';
import { describePathKey, getAtReferencePath, toItemPath } from '#core/expression/reference-path.ts';
import type { Reference } from '#core/expression/template.ts';
import { findPresence } from '#core/schema/field-presence.ts';
import { findSchemaAt } from '#core/schema/schema-at-path.ts';
import { describeTypeAt } from './describe-type-at.ts';
import { getSourceKey, SECRETS_KEY, type ValueSource, type VariableSource } from './variable-source.ts';

const SEPARATOR = ' › ';

/** What a pill shows of its variable. */
export type VariableDescription = {
  /** "Contact Created › email". */
  readonly text: string;
  /** The name of its source, and what follows it ("email"; empty for the whole output). */
  readonly source: string;
  readonly path: string;
  /** Why it cannot work (or, as a warning, why it may be empty), as a sentence. */
  readonly problem: string | null;
  readonly severity: 'error' | 'warning';
  readonly type: string | null;
  readonly sample: Json | undefined;
  /** When the value may be missing, as a sentence. */
  readonly presence: string | null;
};

/** `stepNames`: of all steps by id, also of those that do not run before, to say why a variable is broken. */
export function describeVariable(
  sources: readonly VariableSource[],
  stepNames: ReadonlyMap<string, string>,
  reference: Reference,
): VariableDescription {
  const find = (key: string) => sources.find((candidate) => candidate.key === key);
  const secrets = find(SECRETS_KEY);
  const labels: ReferenceLabels = {
    trigger: find('trigger')?.label ?? 'Trigger',
    findStepName: (stepId) => stepNames.get(stepId),
    findSecretName: (secretId) =>
      secrets?.kind === 'secrets' ? secrets.secrets.find(({ id }) => id === secretId)?.name : undefined,
  };
  const facts = describeIn(find(getSourceKey(reference)), stepNames, reference);
  const text = formatReference(reference, labels);
  const source = reference.source === 'secret' ? 'Secret' : formatReference(withoutPath(reference), labels);
  const names = { text, source, path: text.slice(source.length + SEPARATOR.length) };
  return { ...names, problem: null, severity: 'error', type: null, sample: undefined, presence: null, ...facts };
}

function withoutPath(reference: Reference): Reference {
  return reference.source === 'trigger' ? { source: 'trigger', path: [] } : { ...reference, path: [] };
}

function describeIn(
  source: VariableSource | undefined,
  stepNames: ReadonlyMap<string, string>,
  reference: Reference,
): Partial<VariableDescription> {
  if (source === undefined) return { problem: explainLoss(stepNames, reference) };
  if (source.kind === 'value') return describeValue(source, reference);
  const isKnown = source.secrets.some(({ id }) => id === reference.path[0]);
  return isKnown ? { type: 'secret' } : { type: 'secret', problem: 'The secret was deleted; choose another one.' };
}

function describeValue(source: ValueSource, reference: Reference): Partial<VariableDescription> {
  const schema = findSchemaAt(source.schema, toItemPath(reference.path));
  if (schema === undefined && !isBelowNull(source.sample, reference.path)) {
    const owner = reference.source === 'trigger' ? 'The sample' : 'The last output';
    return {
      severity: 'warning',
      problem: `${owner} of “${source.label}” has no field “${reference.path.map(describePathKey).join(SEPARATOR)}”.`,
    };
  }
  const count = findPresence(source.presence, toItemPath(reference.path));
  const lately = `of the last ${source.presence?.eventCount ?? 0} events`;
  return {
    ...(count === 0 ? { severity: 'warning' as const, problem: `None ${lately} had this field.` } : {}),
    type: schema === undefined ? null : describeTypeAt(schema, reference.path),
    sample: getAtReferencePath(source.sample, reference.path),
    presence: source.isOptional
      ? `“${source.label}” may not run, and then this is empty.`
      : count === null || count === 0
        ? null
        : `In ${count} ${lately}.`,
  };
}

/** Where the sample has null, another run may well have something. */
function isBelowNull(sample: Json | undefined, path: Reference['path']): boolean {
  return path.some((_, depth) => getAtReferencePath(sample, path.slice(0, depth)) === null);
}

function explainLoss(stepNames: ReadonlyMap<string, string>, reference: Reference): string {
  switch (reference.source) {
    case 'step': {
      const name = stepNames.get(reference.stepId);
      return name === undefined
        ? 'The step was deleted; choose another variable.'
        : `“${name}” does not run before this step.`;
    }
    case 'item':
      return 'Only the steps that run for each item have this item.';
    case 'trigger':
      return 'The workflow has no trigger yet.';
    case 'user':
      return 'The end user is not known here.';
    case 'secret':
      return 'The secret was deleted; choose another one.';
  }
}
