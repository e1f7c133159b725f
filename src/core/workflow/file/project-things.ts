import { listDocumentReferences } from '../../expression/list-references.ts';
import { rewriteReferences, toOperation } from '../../expression/rewrite-references.ts';
import type { Catalog } from '../../step/catalog.ts';
import type { Fields } from '../../step/field.ts';
import { applyOperation } from '../apply-operation.ts';
import type { Config, WorkflowDocument } from '../document.ts';
import type { Operation } from '../operation.ts';
import { walkSteps } from '../walk.ts';

/** Something of the project that a document uses: what the document calls it is its id, what a file calls it its name. */
export type ProjectThing = { readonly kind: 'app-event' | 'resource' | 'secret'; readonly key: string };

/** Gives the document with everything of the project called otherwise, wherever a field names it. */
export function replaceProjectThings(
  document: WorkflowDocument,
  catalog: Catalog,
  replace: (thing: ProjectThing) => string,
): WorkflowDocument {
  const secrets = rewriteReferences(document, catalog, (reference) => {
    const [key, ...rest] = reference.path;
    if (reference.source !== 'secret' || typeof key !== 'string') return null;
    // What follows the key of a secret is text, as the key is.
    return { source: 'secret', path: [replace({ kind: 'secret', key }), ...rest.map(String)] };
  }).map(toOperation);
  const fields = listFieldThings(document, catalog).map(({ stepId, field, kind, key }): Operation => {
    const value = replace({ kind, key });
    return stepId === null
      ? { kind: 'set-trigger-field', field, value }
      : { kind: 'set-step-field', stepId, field, value };
  });
  return [...fields, ...secrets].reduce((changed, operation) => {
    const result = applyOperation(changed, operation);
    return result.ok ? result.document : changed;
  }, document);
}

/** Lists the App Events, API resources and secrets that a document uses, each once. */
export function listProjectThings(document: WorkflowDocument, catalog: Catalog): readonly ProjectThing[] {
  const things: ProjectThing[] = [
    ...listFieldThings(document, catalog).map(({ kind, key }) => ({ kind, key })),
    ...listDocumentReferences(document, catalog).flatMap(({ ref }) =>
      ref.source === 'secret' ? [{ kind: 'secret' as const, key: String(ref.path[0] ?? '') }] : [],
    ),
  ];
  return [...new Map(things.map((thing) => [`${thing.kind} ${thing.key}`, thing])).values()];
}

function listFieldThings(document: WorkflowDocument, catalog: Catalog) {
  const { trigger } = document;
  const list = (stepId: string | null, fields: Fields, config: Config) =>
    Object.entries(fields).flatMap(([field, { kind }]) => {
      if (kind !== 'app-event' && kind !== 'resource') return [];
      const key = Object.hasOwn(config, field) ? config[field] : undefined;
      return typeof key === 'string' && key !== '' ? [{ stepId, field, kind, key }] : [];
    });
  return [
    ...(trigger === null ? [] : list(null, catalog.findTrigger(trigger.type)?.fields ?? {}, trigger.config)),
    ...walkSteps(document).flatMap(({ step }) => list(step.id, catalog.findStep(step.type)?.fields ?? {}, step.config)),
  ];
}
