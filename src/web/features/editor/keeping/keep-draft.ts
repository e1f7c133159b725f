import type { EditorStore } from '../store/editor-state.ts';
import type { KeptDraft } from '../store/kept-draft.ts';

type KeeperPorts = {
  readonly write: (draft: KeptDraft) => Promise<void>;
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  /** Told whether the last write went well. */
  readonly onWritten: (isKept: boolean) => void;
};

export type DraftKeeper = {
  /** Writes at once what waits to be written. */
  readonly flush: () => void;
  readonly stop: () => void;
};

/** A burst of typing is written a few times, and a crash loses little. */
const GATHER_MS = 100;

/** Keeps what would be lost with the page: changes on their way, and what can be taken back. */
export function keepDraft(store: EditorStore, { write, setTimer, onWritten }: KeeperPorts): DraftKeeper {
  let cancel: (() => void) | null = null;
  let hasKept = false;
  const writeNow = (): void => {
    cancel = null;
    const draft = store.keep();
    if (!hasKept && isEmpty(draft)) return;
    hasKept = true;
    write(draft).then(
      () => onWritten(true),
      () => onWritten(false),
    );
  };
  const unsubscribe = store.state.subscribe((next, previous) => {
    const isSame =
      next.history === previous.history &&
      next.conflicts === previous.conflicts &&
      next.revision === previous.revision &&
      next.unsentCount === previous.unsentCount &&
      next.document === previous.document;
    if (!isSame && cancel === null) cancel = setTimer(writeNow, GATHER_MS);
  });
  const flush = (): void => {
    if (cancel === null) return;
    cancel();
    writeNow();
  };
  return {
    flush,
    stop: () => {
      flush();
      unsubscribe();
    },
  };
}

/** Whoever has only looked on leaves nothing behind. */
function isEmpty({ pending, history, conflicts }: KeptDraft): boolean {
  return pending.length + history.done.length + history.undone.length + conflicts.length === 0;
}
