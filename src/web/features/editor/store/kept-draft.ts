import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Change } from '#core/workflow/operation.ts';
import { isSameDocument } from '#core/workflow/same-document.ts';
import { acceptChanges, rebase, type Draft } from './draft.ts';
import type { DraftChanges } from './editor-state.ts';
import { followNews, type Conflict } from './conflicts.ts';
import { emptyHistory, followDraft, type History, type HistoryEntry } from './history.ts';

/**
 * What an editor leaves behind for its return: what was confirmed, what was not, and what can be taken back. An editor
 * that opens with it is one that was away for a while, so that all the rules for the changes of others hold.
 */
export type KeptDraft = {
  readonly confirmed: WorkflowDocument;
  readonly revision: number;
  readonly pending: readonly Change[];
  readonly history: History;
  /** Ids of the changes that this editor has made, oldest first. */
  readonly written: readonly string[];
  /** What is still to be chosen between. */
  readonly conflicts: readonly Conflict[];
};

/** A kept draft and what the server has behind its revision. */
export type DraftReturn = { readonly draft: KeptDraft; readonly missed: DraftChanges };

export type DraftStart = Pick<KeptDraft, 'history' | 'written' | 'conflicts'> & { readonly draft: Draft };

/** Where an editor begins: with the draft of the server, and with what it left behind where that leads to the same draft. */
export function startDraft(
  server: { readonly document: WorkflowDocument; readonly revision: number },
  kept: DraftReturn | null,
): DraftStart {
  const fresh: Draft = { confirmed: server.document, revision: server.revision, pending: [] };
  if (kept === null) return { draft: fresh, history: emptyHistory, written: [], conflicts: [] };
  const { confirmed, revision, pending, history, written } = kept.draft;
  const conflicts = followNews(kept.draft.conflicts, kept.missed.changes, pending);
  const away: Draft = { confirmed, revision, pending: rebase(confirmed, pending) };
  const accepted = acceptChanges(away, kept.missed.changes, new Set());
  const isAstray =
    kept.missed.revision < revision ||
    accepted.draft.revision < server.revision ||
    (accepted.draft.revision === server.revision && !isSameDocument(accepted.draft.confirmed, server.document));
  if (!isAstray) {
    return { draft: accepted.draft, history: followDraft(closeEntries(history), accepted.events), written, conflicts };
  }
  // The past cannot be trusted, a restored backup for example; what was not sent is put on what there is.
  const known = new Set(kept.missed.changes.map(({ changeId }) => changeId));
  const unsent = pending.filter(({ changeId }) => !known.has(changeId));
  return { draft: { ...fresh, pending: rebase(server.document, unsent) }, history: emptyHistory, written, conflicts };
}

/** A kept draft with what other editors of the member have left unsent behind its own. */
export function addUnsent(draft: KeptDraft, others: readonly KeptDraft[]): KeptDraft {
  const unsent = new Map(
    [draft, ...others].flatMap(({ pending }) => pending.map((change) => [change.changeId, change])),
  );
  return { ...draft, pending: [...unsent.values()] };
}

/** What was typed before the return may have reached the server, so nothing is added to it. */
function closeEntries({ done, undone, lost }: History): History {
  const close = (entry: HistoryEntry): HistoryEntry => ({ ...entry, mergeKey: null });
  return { done: done.map(close), undone: undone.map(close), lost };
}
