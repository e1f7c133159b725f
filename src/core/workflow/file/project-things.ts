import { listDocumentReferences } from '../../expression/list-references.ts';
import { rewriteReferences, toOperation } from '../../expression/rewrite-references.ts';
import type { Catalog } from '../../step/catalog.ts';
import type { Fields } from '../../step/field.ts';
import { applyOperation } from '../apply-operation.ts';
import type { Config, WorkflowDocument } from '../document.ts';
import type { Operation } from '../operation.ts';
import { walkSteps } from '../walk.ts';

/** Something of the project that a document uses: what the document calls it is its id, what a file calls it its name. */
export type ProjectThing = { readonly kind: 'app-event' | 'secret'; readonly key: string };

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
  const appEvents = listAppEventFields(document, catalog).map(({ stepId, field, key }): Operation => {
    const value = replace({ kind: 'app-event', key });
    return stepId === null
      ? { kind: 'set-trigger-field', field, value }
      : { kind: 'set-step-field', stepId, field, value };
  });
  return [...appEvents, ...secrets].reduce((changed, operation) => {
    const result = applyOperation(changed, operation);
    return result.ok ? result.document : changed;
  }, document);
}

/** Lists the App Events and secrets that a document uses, each once. */
export function listProjectThings(document: WorkflowDocument, catalog: Catalog): readonly ProjectThing[] {
  const things: ProjectThing[] = [
    ...listAppEventFields(document, catalog).map(({ key }) => ({ kind: 'app-event' as const, key })),
    ...listDocumentReferences(document, catalog).flatMap(({ ref }) =>
      ref.source === 'secret' ? [{ kind: 'secret' as const, key: String(ref.path[0] ?? '') }] : [],
    ),
  ];
  return [...new Map(things.map((thing) => [`${thing.kind} ${thing.key}`, thing])).values()];
}

function listAppEventFields(document: WorkflowDocument, catalog: Catalog) {
  const { trigger } = document;
  const list = (stepId: string | null, fields: Fields, config: Config) =>
    Object.entries(fields).flatMap(([field, { kind }]) => {
      const key = kind === 'app-event' && Object.hasOwn(config, field) ? config[field] : undefined;
      return typeof key === 'string' && key !== '' ? [{ stepId, field, key }] : [];
    });
  return [
    ...(trigger === null ? [] : list(null, catalog.findTrigger(trigger.type)?.fields ?? {}, trigger.config)),
    ...walkSteps(document).flatMap(({ step }) => list(step.id, catalog.findStep(step.type)?.fields ?? {}, step.config)),
  ];
}
