import { applyChange, type RefusedOperation } from '#core/workflow/apply-change.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Change, Operation } from '#core/workflow/operation.ts';
import type { DraftChanges } from './editor-state.ts';

export type OrderedChange = DraftChanges['changes'][number];

/** A change of this editor that the server has not confirmed yet. */
export type PendingChange = {
  readonly change: Change;
  readonly inverse: readonly Operation[];
  /** The document right after this change. */
  readonly after: WorkflowDocument;
};

/** What the server has confirmed, and what this editor has put on top of it. */
export type Draft = {
  readonly confirmed: WorkflowDocument;
  readonly revision: number;
  readonly pending: readonly PendingChange[];
};

/** What the history must know after the server's order is in: see `History`. */
export type DraftEvent =
  | { readonly kind: 'rederived'; readonly changeId: string; readonly inverse: readonly Operation[] }
  | { readonly kind: 'foreign'; readonly operations: readonly Operation[]; readonly before: WorkflowDocument };

export function currentDocument(draft: Draft): WorkflowDocument {
  return draft.pending.at(-1)?.after ?? draft.confirmed;
}

/** Puts a change on top. Operations that do not apply are left out of it and reported; without any left the draft stays as it is. */
export function addChange(draft: Draft, change: Change): { draft: Draft; refused: readonly RefusedOperation[] } {
  const { document, inverse, refused } = applyChange(currentDocument(draft), change.operations);
  const left = new Set(refused.map(({ operation }) => operation));
  const operations = change.operations.filter((operation) => !left.has(operation));
  if (operations.length === 0) return { draft, refused };
  const pending: PendingChange = { change: { ...change, operations }, inverse, after: document };
  return { draft: { ...draft, pending: [...draft.pending, pending] }, refused };
}

/** Replaces the last pending change, which must not have been sent yet. */
export function replaceLastChange(
  draft: Draft,
  change: Change,
): { draft: Draft; refused: readonly RefusedOperation[] } {
  return addChange({ ...draft, pending: draft.pending.slice(0, -1) }, change);
}

/**
 * Takes the server's order in: changes behind the confirmed revision go into the confirmed document, this editor's other
 * pending changes are applied again on top. `answered` are ids that the server has dealt with, applied or refused.
 */
export function acceptChanges(
  draft: Draft,
  ordered: readonly OrderedChange[],
  answered: ReadonlySet<string>,
): { draft: Draft; events: readonly DraftEvent[] } {
  const news = ordered.filter((change) => change.revision > draft.revision);
  const known = new Set([...answered, ...ordered.map((change) => change.changeId)]);
  const pending = draft.pending.filter(({ change }) => !known.has(change.changeId));
  const revision = news.at(-1)?.revision ?? draft.revision;
  const expected = findExpected(draft, news, pending.length);
  if (expected !== undefined) return { draft: { confirmed: expected, revision, pending }, events: [] };

  const own = new Set(draft.pending.map(({ change }) => change.changeId));
  const events: DraftEvent[] = [];
  let confirmed = draft.confirmed;
  for (const { changeId, operations } of news) {
    const result = applyChange(confirmed, operations);
    events.push(
      own.has(changeId)
        ? { kind: 'rederived', changeId, inverse: result.inverse }
        : { kind: 'foreign', operations, before: confirmed },
    );
    confirmed = result.document;
  }
  const rebased = rebase(
    confirmed,
    pending.map(({ change }) => change),
  );
  for (const { change, inverse } of rebased) events.push({ kind: 'rederived', changeId: change.changeId, inverse });
  return { draft: { confirmed, revision, pending: rebased }, events };
}

/** When the server took exactly what was sent first, in its order, the document after it is known and keeps its identity. */
function findExpected(draft: Draft, news: readonly OrderedChange[], pendingLeft: number): WorkflowDocument | undefined {
  if (news.length !== draft.pending.length - pendingLeft) return undefined;
  const isExpected = news.every((change, index) => {
    const sent = draft.pending[index]?.change;
    return sent?.changeId === change.changeId && sent.operations.length === change.operations.length;
  });
  if (!isExpected) return undefined;
  return news.length === 0 ? draft.confirmed : draft.pending[news.length - 1]?.after;
}

/** Puts changes that are not confirmed on a document, with what takes them back from there. */
export function rebase(confirmed: WorkflowDocument, pending: readonly Change[]): readonly PendingChange[] {
  const rebased: PendingChange[] = [];
  let document = confirmed;
  for (const change of pending) {
    const result = applyChange(document, change.operations);
    document = result.document;
    rebased.push({ change, inverse: result.inverse, after: document });
  }
  return rebased;
}
