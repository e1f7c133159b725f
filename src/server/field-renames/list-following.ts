import { followRenamedFields } from '#core/expression/follow-renamed-fields.ts';
import { rewriteReferences, type FieldChange } from '#core/expression/rewrite-references.ts';
import type { FieldRename } from '#core/schema/find-renamed-fields.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { catalog } from '#steps/catalog.ts';

/** The fields of a document that read renamed fields, and what they store once they read them by the new keys. */
export function listFollowing(
  document: WorkflowDocument,
  renames: readonly FieldRename[],
  readsBoth: boolean,
): readonly FieldChange[] {
  return rewriteReferences(document, catalog, (reference) => followRenamedFields(reference, renames, readsBoth));
}

export function countReferences(changes: readonly FieldChange[]): number {
  return changes.reduce((sum, { replaced }) => sum + replaced.length, 0);
}
