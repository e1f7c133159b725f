import { applyChange } from '#core/workflow/apply-change.ts';
import { checkDocument } from '#core/workflow/check-document.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Change, Operation } from '#core/workflow/operation.ts';
import { catalog } from '#steps/catalog.ts';

/** Beyond it every change would read and write more than it is worth, and a browser could not show it. */
const MAX_DOCUMENT_CHARACTERS = 8 * 1024 * 1024;

/** U+0000 and lone surrogates in JSON; a text that only writes of them, as code does, has one backslash more. */
const UNREADABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

export interface Draft {
  readonly document: WorkflowDocument;
  readonly revision: number;
}

export interface AppliedChanges extends Draft {
  /** In their order, with the operations that applied. */
  readonly applied: readonly {
    readonly revision: number;
    readonly changeId: string;
    readonly label: string;
    readonly restoredFrom: string | null;
    readonly operations: readonly Operation[];
  }[];
  readonly refused: readonly { readonly changeId: string; readonly reason: string }[];
}

/**
 * Applies one change after the other. What no longer applies, and what would make the document unsound, is left out and
 * named. A change of which nothing applies gets no revision.
 */
export function applyChanges(before: Draft, changes: readonly Change[], known: ReadonlySet<string>): AppliedChanges {
  const seen = new Set(known);
  const applied: AppliedChanges['applied'][number][] = [];
  const refused: AppliedChanges['refused'][number][] = [];
  let { document, revision } = before;
  for (const change of changes) {
    const changeId = change.changeId.toLowerCase();
    if (seen.has(changeId)) continue;
    seen.add(changeId);
    const result = applyChange(document, change.operations);
    const fault = findFault(document, result.document);
    if (fault !== undefined) {
      refused.push({ changeId: change.changeId, reason: fault });
      continue;
    }
    for (const { reason } of result.refused) refused.push({ changeId: change.changeId, reason });
    const left = new Set(result.refused.map(({ operation }) => operation));
    const operations = change.operations.filter((operation) => !left.has(operation));
    if (operations.length === 0) continue;
    document = result.document;
    revision += 1;
    const restoredFrom = change.restoredFrom === undefined ? null : cleanLabel(change.restoredFrom);
    applied.push({ revision, changeId, label: cleanLabel(change.label), restoredFrom, operations });
  }
  return { document, revision, applied, refused };
}

/** What is wrong with the document that was not wrong before: a fault that an older build let in must not lock the draft. */
function findFault(before: WorkflowDocument, after: WorkflowDocument): string | undefined {
  if (before === after) return undefined;
  const faults = checkDocument(after, catalog);
  if (faults.length > 0) {
    const old = new Set(checkDocument(before, catalog).map(({ message }) => message));
    const fault = faults.find(({ message }) => !old.has(message));
    if (fault !== undefined) return fault.message;
  }
  const text = JSON.stringify(after);
  if (UNREADABLE.test(text))
    return 'A text of the workflow holds U+0000 or half of a character, which cannot be stored.';
  return text.length > MAX_DOCUMENT_CHARACTERS ? 'The workflow would be larger than 8 MiB.' : undefined;
}

/** A column of text takes less than JSON does. */
function cleanLabel(label: string): string {
  return label.toWellFormed().replaceAll('\0', '');
}
