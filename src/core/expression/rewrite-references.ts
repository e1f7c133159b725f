import type { StepId } from '../base/brand.ts';
import { getAtPath, isJsonArray, isJsonObject, type Json, type JsonPath } from '../base/json.ts';
import type { Catalog } from '../step/catalog.ts';
import type { WorkflowDocument } from '../workflow/document.ts';
import type { Operation } from '../workflow/operation.ts';
import { isSameJson } from '../workflow/same-json.ts';
import { findStep } from '../workflow/walk.ts';
import { listDocumentReferences } from './list-references.ts';
import type { Reference } from './template.ts';

/** One field, before and after some of its references were replaced. `stepId` is null for the trigger. */
export type FieldChange = {
  readonly stepId: StepId | null;
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  readonly replaced: readonly { readonly from: Reference; readonly to: Reference }[];
};

/**
 * Replaces references of a document, wherever a field stores one: `rewrite` gives the new one, or null to leave it.
 * Gives the fields that change; the document stays as it is.
 */
export function rewriteReferences(
  document: WorkflowDocument,
  catalog: Catalog,
  rewrite: (reference: Reference, at: { readonly stepId: StepId | null; readonly field: string }) => Reference | null,
): readonly FieldChange[] {
  const changes = new Map<string, FieldChange>();
  for (const { stepId, field, path, ref } of listDocumentReferences(document, catalog)) {
    const to = rewrite(ref, { stepId, field });
    if (to === null) continue;
    const key = JSON.stringify([stepId, field]);
    const before = changes.get(key)?.before ?? readField(document, stepId, field);
    const after = changes.get(key)?.after ?? before;
    const place = path.slice(1);
    const holder = getAtPath(after, place);
    // A pill holds its reference, a slot of a formula is one. Both are plain JSON.
    const replacement = (isJsonObject(holder) && Object.hasOwn(holder, 'ref') ? { ref: to } : to) as Json;
    changes.set(key, {
      stepId,
      field,
      before,
      after: setAtPath(after, place, replacement),
      replaced: [...(changes.get(key)?.replaced ?? []), { from: ref, to }],
    });
  }
  return [...changes.values()];
}

/** Takes references out of the fields that store them; the texts around one become one text. */
export function removeReferences(
  document: WorkflowDocument,
  catalog: Catalog,
  isDoomed: (reference: Reference, at: { readonly stepId: StepId | null; readonly field: string }) => boolean,
): readonly Operation[] {
  const marked = rewriteReferences(document, catalog, (reference, at) => (isDoomed(reference, at) ? DOOMED : null));
  return marked.map((change) => toOperation({ ...change, after: sweep(change.after) }));
}

/** Stands for a reference that is taken out in a second pass, so that the places of the others stay until then. */
const DOOMED = { source: 'secret' as const, path: ['', 'removed'] };

function sweep(value: Json): Json {
  if (isJsonArray(value)) {
    const left = value.filter((item) => !(isJsonObject(item) && isSameJson(item['ref'], DOOMED)));
    return left.length === value.length ? value.map(sweep) : mergeTexts(left);
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sweep(item)]));
}

function mergeTexts(tokens: readonly Json[]): readonly Json[] {
  const merged: Json[] = [];
  for (const token of tokens) {
    const before = readText(merged.at(-1));
    const text = readText(token);
    if (before !== undefined && text !== undefined) merged[merged.length - 1] = { text: before + text };
    else merged.push(token);
  }
  return merged;
}

function readText(token: Json | undefined): string | undefined {
  const text = isJsonObject(token) ? token['text'] : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** The fields that go back to what they were. In a field that was edited since, only the replaced references do. */
export function listReversals(
  document: WorkflowDocument,
  catalog: Catalog,
  changes: readonly FieldChange[],
): readonly FieldChange[] {
  const byField = new Map(changes.map((change) => [JSON.stringify([change.stepId, change.field]), change]));
  const reversals = rewriteReferences(document, catalog, (reference, { stepId, field }) => {
    const { replaced = [] } = byField.get(JSON.stringify([stepId, field])) ?? {};
    return replaced.find(({ to }) => isSameReading(to, reference))?.from ?? null;
  });
  return reversals.map((reversal) => {
    const change = byField.get(JSON.stringify([reversal.stepId, reversal.field]));
    const isUntouched = change !== undefined && isSameJson(change.after, reversal.before);
    return isUntouched ? { ...reversal, after: change.before } : reversal;
  });
}

/** Fallbacks may have been dropped since. */
function isSameReading(made: Reference, found: Reference): boolean {
  if (isSameJson(made, found)) return true;
  return made.source === 'trigger' && isSameJson({ source: made.source, path: made.path }, found);
}

export function toOperation({ stepId, field, after }: FieldChange): Operation {
  return stepId === null
    ? { kind: 'set-trigger-field', field, value: after }
    : { kind: 'set-step-field', stepId, field, value: after };
}

function readField(document: WorkflowDocument, stepId: StepId | null, field: string): Json {
  const owner = stepId === null ? document.trigger : findStep(document, stepId);
  return getAtPath(owner?.config, [field]) ?? null;
}

function setAtPath(value: Json, path: JsonPath, replacement: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (isJsonArray(value)) return value.map((item, at) => (at === key ? setAtPath(item, rest, replacement) : item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? setAtPath(item, rest, replacement) : item]),
  );
}
