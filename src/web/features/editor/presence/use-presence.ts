import { useEffect } from 'react';
import { tellPresence } from '#contract/presence.ts';
import { callApi } from '../../../lib/api.ts';
import { buildUrl } from '../../../lib/build-url.ts';
import { createUuid } from '../../../lib/create-uuid.ts';
import { subscribeLive } from '../../../lib/live.ts';
import type { EditorStore } from '../store/editor-state.ts';
import { describeComings, isSamePresence } from './compare-presence.ts';
import { startPresence } from './presence-session.ts';

/** Shows others that this editor is open, and this editor who else is there. */
export function usePresence(store: EditorStore): void {
  useEffect(() => {
    const { projectId, workflowId, state } = store;
    const tabId = createUuid();
    const session = startPresence(state.getState().selection, {
      tabId,
      tell: async (selection, isLeaving) => {
        const params = { projectId, workflowId };
        const body = { tabId, selection, isLeaving };
        if (!isLeaving) return callApi(tellPresence, { params, body });
        // A page that is being closed has no time for an answer.
        const json = new Blob([JSON.stringify(body)], { type: 'application/json' });
        navigator.sendBeacon(buildUrl(tellPresence.path, params), json);
        return [];
      },
      setTimer: (callback, delayMs) => {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
      onPeople: (others) => {
        const { others: before } = state.getState();
        if (isSamePresence(before, others)) return;
        store.setOthers(others);
        const news = describeComings(before, others);
        if (news !== '') store.announce(news);
      },
    });
    const unsubscribe = [
      state.subscribe(({ selection }) => session.select(selection)),
      subscribeLive(projectId, (notice) => {
        if (notice.kind === 'presence' && notice.workflowId === workflowId) session.hear(notice.people);
      }),
    ];
    window.addEventListener('pagehide', session.leave);
    return () => {
      window.removeEventListener('pagehide', session.leave);
      for (const end of unsubscribe) end();
      session.leave();
    };
  }, [store]);
}
