import { parseJsonText } from '../../base/json-text.ts';
import type { Catalog } from '../../step/catalog.ts';
import { checkDocument } from '../check-document.ts';
import type { WorkflowDocument } from '../document.ts';
import { namesOf, type ProjectNames } from './project-names.ts';
import { listProjectThings, replaceProjectThings, type ProjectThing } from './project-things.ts';
import { readFileShape } from './read-file-shape.ts';

/** `missing`: what the project has not; the document keeps the name, which the checks of a draft report. */
export type ReadWorkflowFile =
  | { readonly ok: true; readonly document: WorkflowDocument; readonly missing: readonly ProjectThing[] }
  | { readonly ok: false; readonly message: string };

/** Reads what `writeWorkflowFile` writes, maybe edited by hand, for a project with these App Events and secrets. */
export function readWorkflowFile(text: string, catalog: Catalog, names: ProjectNames): ReadWorkflowFile {
  const parsed = parseJsonText(text);
  if (!parsed.ok) {
    const { line, column, message } = parsed.problem;
    return { ok: false, message: `Line ${line}, column ${column}: ${message}` };
  }
  const shape = readFileShape(parsed.value);
  if (!shape.ok) return shape;
  const fault = checkDocument(shape.document, catalog)[0];
  if (fault !== undefined) return { ok: false, message: fault.message };
  const find = ({ kind, key }: ProjectThing): string | undefined =>
    namesOf(names, kind).find(({ name }) => name === key)?.id;
  return {
    ok: true,
    document: replaceProjectThings(shape.document, catalog, (thing) => find(thing) ?? thing.key),
    missing: listProjectThings(shape.document, catalog).filter((thing) => find(thing) === undefined),
  };
}
