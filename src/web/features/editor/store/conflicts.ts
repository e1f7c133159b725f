import { applyOperation } from '#core/workflow/apply-operation.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { isSameOperation } from '#core/workflow/same-document.ts';
import type { Change, Operation } from '#core/workflow/operation.ts';
import type { OrderedChange } from './draft.ts';
import { findTarget } from './operation-target.ts';

/**
 * One value that this member and somebody else have set without knowing of each other. The later one to reach the server
 * stands in the document; both are kept here until somebody has chosen.
 */
export type Conflict = {
  /** As `findTarget` names it; there is one conflict of a target at most. */
  readonly target: string;
  readonly mine: Operation;
  readonly theirs: Operation;
  readonly memberId: string;
  readonly memberName: string;
};

/**
 * Follows the server's order: `news` are changes that are seen for the first time, `pending` those of this editor that were
 * not confirmed when it saw them, so that their author cannot have known of one when making the other.
 */
export function followNews(
  conflicts: readonly Conflict[],
  news: readonly OrderedChange[],
  pending: readonly Change[],
): readonly Conflict[] {
  let followed = conflicts;
  // What still comes behind, and so overwrites.
  let ahead = pending;
  for (const change of news) {
    if (ahead.some(({ changeId }) => changeId === change.changeId)) {
      ahead = ahead.filter(({ changeId }) => changeId !== change.changeId);
      continue;
    }
    for (const theirs of change.operations) followed = meet(followed, theirs, change, ahead);
  }
  return followed;
}

function meet(
  conflicts: readonly Conflict[],
  theirs: Operation,
  { memberId, memberName }: OrderedChange,
  ahead: readonly Change[],
): readonly Conflict[] {
  const target = findTarget(theirs);
  if (target === undefined || isArrangement(theirs)) return conflicts;
  const known = conflicts.find((conflict) => conflict.target === target);
  const mine = ahead.flatMap(({ operations }) => operations).findLast((own) => findTarget(own) === target);
  const kept = mine ?? known?.mine;
  if (kept === undefined) return conflicts;
  const others = conflicts.filter((conflict) => conflict !== known);
  return isSameOperation(kept, theirs) ? others : [...others, { target, mine: kept, theirs, memberId, memberName }];
}

/** Where a note lies and how large it is are not worth a question: the later one stands. */
function isArrangement(operation: Operation): boolean {
  return operation.kind === 'set-sticky-note' && !('text' in operation.part) && !('colour' in operation.part);
}

/** Follows an own edit: what is mine is what I have set last, and taking the other value ends the conflict. */
export function followOwnEdit(conflicts: readonly Conflict[], operations: readonly Operation[]): readonly Conflict[] {
  if (conflicts.length === 0) return conflicts;
  const last = new Map(operations.map((operation) => [findTarget(operation), operation]));
  return conflicts.flatMap((conflict) => {
    const mine = last.get(conflict.target);
    if (mine === undefined) return [conflict];
    return isSameOperation(mine, conflict.theirs) ? [] : [{ ...conflict, mine }];
  });
}

/** Leaves out conflicts about what is gone. */
export function keepPossible(conflicts: readonly Conflict[], document: WorkflowDocument): readonly Conflict[] {
  const possible = conflicts.filter(({ mine }) => applyOperation(document, mine).ok);
  return possible.length === conflicts.length ? conflicts : possible;
}

/** Says whether the document has the value that the operation would set. */
export function isInEffect(document: WorkflowDocument, operation: Operation): boolean {
  const result = applyOperation(document, operation);
  return result.ok && result.inverse.every((inverse) => isSameOperation(inverse, operation));
}
