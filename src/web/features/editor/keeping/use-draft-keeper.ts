import { useEffect } from 'react';
import { putKept } from '../../../lib/kept-records.ts';
import type { EditorStore } from '../store/editor-state.ts';
import { keepDraft } from './keep-draft.ts';
import type { DraftPlace } from './open-kept-draft.ts';

/** Keeps the draft in this browser for as long as the editor is open. */
export function useDraftKeeper(store: EditorStore, place: DraftPlace | null): void {
  useEffect(() => {
    if (place === null) return;
    const { id, owner } = place;
    // Until a write fails.
    store.setKept(true);
    const keeper = keepDraft(store, {
      write: (content) => putKept({ id, owner, keptAt: Date.now(), isNeeded: content.pending.length > 0, content }),
      setTimer: (callback, delayMs) => {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
      onWritten: store.setKept,
    });
    // The last moments that a page is sure to get.
    const onHide = () => keeper.flush();
    window.addEventListener('pagehide', onHide);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      window.removeEventListener('pagehide', onHide);
      document.removeEventListener('visibilitychange', onHide);
      keeper.stop();
    };
  }, [store, place]);
}
