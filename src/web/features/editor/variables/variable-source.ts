import type { Json } from '#core/base/json.ts';
import type { ReferencePath } from '#core/expression/reference-path.ts';
import type { Reference } from '#core/expression/template.ts';
import type { FieldPresence } from '#core/schema/field-presence.ts';
import type { JsonSchema } from '#core/schema/json-schema.ts';

type SourceFacts = {
  /** Stable while the document changes: the key of what the variables come from. */
  readonly key: string;
  readonly label: string;
  /** Name of an icon in `web/ui/icon`. */
  readonly icon: string;
};

/** The output of the trigger, of an earlier step, or the end user: a value with a schema, and a sample where there is one. */
export type ValueSource = SourceFacts & {
  readonly kind: 'value';
  /** The whole value. */
  readonly root: Exclude<Reference, { source: 'secret' }>;
  readonly schema: JsonSchema;
  readonly sample: Json | undefined;
  /** In how many of the last events its fields were, where that is known. */
  readonly presence?: FieldPresence | undefined;
  /** It may not have run by then, so its values may be missing. */
  readonly isOptional: boolean;
  /** What the builder should know about the fields, as a sentence. */
  readonly note: string | null;
};

/** Project secrets: names only, a value never leaves the server. */
export type SecretSource = SourceFacts & {
  readonly kind: 'secrets';
  readonly secrets: readonly { readonly id: string; readonly name: string }[];
};

export type VariableSource = ValueSource | SecretSource;

export const SECRETS_KEY = 'secrets';

/** The key of the source that a reference points into. */
export function getSourceKey(reference: Reference): string {
  switch (reference.source) {
    case 'step':
      return `step:${reference.stepId}`;
    case 'item':
      return `item:${reference.stepId}`;
    case 'secret':
      return SECRETS_KEY;
    case 'trigger':
    case 'user':
      return reference.source;
  }
}

export function extendReference(root: ValueSource['root'], path: ReferencePath): Reference {
  return { ...root, path: [...root.path, ...path] };
}

export function areSourcesEqual(a: readonly VariableSource[], b: readonly VariableSource[]): boolean {
  return a.length === b.length && a.every((source, index) => isSameSource(source, b[index]));
}

export function isSameSource(a: VariableSource, b: VariableSource | undefined): boolean {
  if (b === undefined || a.key !== b.key || a.label !== b.label || a.icon !== b.icon) return false;
  if (a.kind === 'secrets') return b.kind === 'secrets' && a.secrets === b.secrets;
  return (
    b.kind === 'value' &&
    a.sample === b.sample &&
    // The schema of a text or number is inferred afresh each time.
    (a.schema === b.schema || (a.sample !== undefined && typeof a.sample !== 'object')) &&
    a.presence === b.presence &&
    a.isOptional === b.isOptional &&
    a.note === b.note
  );
}
