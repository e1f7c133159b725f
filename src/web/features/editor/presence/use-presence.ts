import { useEffect } from 'react';
import { tellPresence } from '#contract/presence.ts';
import { callApi } from '../../../lib/api.ts';
import { buildUrl } from '../../../lib/build-url.ts';
import { createUuid } from '../../../lib/create-uuid.ts';
import { subscribeLive } from '../../../lib/live.ts';
import type { EditorStore } from '../store/editor-state.ts';
import { describeComings, isSamePresence } from './compare-presence.ts';
import { startPresence, type PresenceSession } from './presence-session.ts';

/** Whoever looks at another tab for longer is not here; browsers slow the timers of such pages down, too. */
const AWAY_AFTER_MS = 60_000;

/** Shows others that this editor is open, and this editor who else is there. */
export function usePresence(store: EditorStore): void {
  useEffect(() => {
    const { projectId, workflowId, state } = store;
    let session: PresenceSession | null = openSession(store);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = () => {
      clearTimeout(timer);
      session?.leave();
      session = null;
      store.setOthers([]);
    };
    const comeOrGo = () => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(leave, AWAY_AFTER_MS);
      else session ??= openSession(store);
    };
    const unsubscribe = [
      state.subscribe(({ selection }) => session?.select(selection)),
      subscribeLive(projectId, (notice) => {
        if (notice.kind === 'presence' && notice.workflowId === workflowId) session?.hear(notice.people);
      }),
    ];
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', comeOrGo);
    document.addEventListener('visibilitychange', comeOrGo);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeOrGo);
      document.removeEventListener('visibilitychange', comeOrGo);
      for (const end of unsubscribe) end();
      leave();
    };
  }, [store]);
}

function openSession(store: EditorStore): PresenceSession {
  const { projectId, workflowId, state } = store;
  const tabId = createUuid();
  return startPresence(state.getState().selection, {
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
}
