import type { RefusedOperation } from '#core/workflow/apply-change.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Change, Operation } from '#core/workflow/operation.ts';
import { followNews, followOwnEdit, keepPossible, type Conflict } from './conflicts.ts';
import { createDraftSender, type DraftSender } from './draft-sender.ts';
import { acceptChanges, addChange, currentDocument, replaceLastChange, type OrderedChange } from './draft.ts';
import type { EditOptions, EditorPorts } from './editor-state.ts';
import {
  continuesEntry,
  extendEntry,
  followDraft,
  inverseOf,
  newestEntry,
  pushEntry,
  turnEntry,
  type History,
} from './history.ts';
import { startDraft, type DraftReturn, type KeptDraft } from './kept-draft.ts';
import type { Failure } from './judge-failure.ts';
import { compressOperations } from './operation-target.ts';
import { describeUndo } from './undo-label.ts';

export type DraftSession = {
  readonly document: () => WorkflowDocument;
  readonly revision: () => number;
  readonly history: () => History;
  readonly pendingCount: () => number;
  readonly conflicts: () => readonly Conflict[];
  /** Forgets a conflict; what is in the document stays. */
  readonly dropConflict: (target: string) => void;
  readonly hasWritten: (changeId: string) => boolean;
  /** What another editor needs to go on from here. */
  readonly keep: () => KeptDraft;
  readonly edit: (label: string, operations: readonly Operation[], options?: EditOptions) => void;
  readonly undo: () => readonly Operation[];
  readonly redo: () => readonly Operation[];
  readonly sender: DraftSender;
};

type SessionOptions = EditorPorts & {
  readonly document: WorkflowDocument;
  readonly revision: number;
  readonly kept: DraftReturn | null;
  readonly onUpdate: () => void;
  readonly onFailure: (failure: Failure | null) => void;
};

/** Further back than the history goes, with all that was taken back and done again. */
const MOST_WRITTEN = 1000;

/** One draft being edited: what the server confirmed, what is on its way, and what can be taken back. */
export function createDraftSession(options: SessionOptions): DraftSession {
  const { createId, now, notify, onUpdate } = options;
  const start = startDraft(options, options.kept);
  let { draft, history, conflicts } = start;
  const written = new Set(start.written);

  const accept = (ordered: readonly OrderedChange[], answered: ReadonlySet<string>): void => {
    const news = ordered.filter(({ revision }) => revision > draft.revision);
    conflicts = followNews(
      conflicts,
      news,
      draft.pending.map(({ change }) => change),
    );
    const accepted = acceptChanges(draft, ordered, answered);
    draft = accepted.draft;
    conflicts = keepPossible(conflicts, currentDocument(draft));
    history = followDraft(history, accepted.events);
    onUpdate();
  };

  const sender = createDraftSender({
    ...options,
    peek: () => ({ revision: draft.revision, changes: draft.pending.map(({ change }) => change) }),
    onAnswer: (answer, sent) => {
      const labels = new Map(sent.map((change) => [change.changeId, change.label]));
      accept(answer.changes, new Set(labels.keys()));
      for (const { changeId, reason } of answer.refused) notify(`“${labels.get(changeId)}” was not saved. ${reason}`);
    },
    onChanges: ({ changes }) => accept(changes, new Set()),
    onRefused: (change, reason) => {
      accept([], new Set([change.changeId]));
      notify(`“${change.label}” was not saved. ${reason}`);
    },
  });

  /** Gives the inverse, or null when nothing of the change applies. */
  const apply = (change: Change): readonly Operation[] | null => {
    const before = draft;
    const added = addChange(draft, change);
    draft = added.draft;
    written.add(change.changeId);
    if (draft === before) return tellRefused(change.label, added.refused);
    followEdit(change.operations);
    sender.schedule();
    return draft.pending.at(-1)?.inverse ?? [];
  };

  const followEdit = (operations: readonly Operation[]): void => {
    conflicts = keepPossible(followOwnEdit(conflicts, operations), currentDocument(draft));
  };

  const tellRefused = (label: string, refused: readonly RefusedOperation[]): null => {
    notify(`“${label}” is not possible. ${refused[0]?.reason ?? ''}`.trim());
    return null;
  };

  const extend = (operations: readonly Operation[]): boolean => {
    const last = draft.pending.at(-1);
    const parts = history.done.at(-1)?.parts ?? [];
    const isOpen = last !== undefined && parts.at(-1)?.changeId === last.change.changeId;
    if (!isOpen || sender.isInFlight(last.change.changeId)) return false;
    const change = { ...last.change, operations: [...compressOperations([...last.change.operations, ...operations])] };
    draft = replaceLastChange(draft, change).draft;
    followEdit(operations);
    const inverse = draft.pending.at(-1)?.inverse ?? [];
    history = extendEntry(history, { changeId: change.changeId, inverse }, now());
    sender.schedule();
    return true;
  };

  const edit = (
    label: string,
    operations: readonly Operation[],
    { mergeKey, restoredFrom }: EditOptions = {},
  ): void => {
    const continues = continuesEntry(history, mergeKey, now());
    if (continues && extend(operations)) return onUpdate();
    const changeId = createId();
    const restoring = restoredFrom === undefined ? {} : { restoredFrom };
    const inverse = apply({ changeId, label, ...restoring, operations: [...operations] });
    if (inverse === null) return;
    const part = { changeId, inverse };
    history = continues
      ? extendEntry(history, part, now())
      : {
          done: pushEntry(history.done, {
            id: changeId,
            label,
            parts: [part],
            mergeKey: mergeKey ?? null,
            editedAt: now(),
          }),
          undone: [],
          lost: history.lost,
        };
    onUpdate();
  };

  /** Takes the newest entry back as a new change, whose inverse can be taken back in turn. */
  const takeBack = (verb: 'Undo' | 'Redo'): readonly Operation[] => {
    const entry = newestEntry(history, verb);
    if (entry === undefined) return [];
    const label = describeUndo(verb, entry.label).slice(0, 300);
    const changeId = createId();
    const inverse = apply({ changeId, label, operations: [...inverseOf(entry)] });
    const back = inverse === null ? null : { ...entry, parts: [{ changeId, inverse }], mergeKey: null };
    history = turnEntry(history, verb, back);
    onUpdate();
    return back === null ? [] : (draft.pending.at(-1)?.change.operations ?? []);
  };

  return {
    document: () => currentDocument(draft),
    revision: () => draft.revision,
    history: () => history,
    pendingCount: () => draft.pending.length,
    conflicts: () => conflicts,
    dropConflict: (target) => {
      conflicts = conflicts.filter((conflict) => conflict.target !== target);
      onUpdate();
    },
    hasWritten: (changeId) => written.has(changeId),
    keep: () => ({
      confirmed: draft.confirmed,
      revision: draft.revision,
      pending: draft.pending.map(({ change }) => change),
      history,
      written: [...written].slice(-MOST_WRITTEN),
      conflicts,
    }),
    edit,
    undo: () => takeBack('Undo'),
    redo: () => takeBack('Redo'),
    sender,
  };
}
