import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { invalidateStale } from './invalidate-stale.ts';
import { openLiveConnection, type LiveListener } from './live-connection.ts';
import { oneAtATime } from './one-at-a-time.ts';

// A browser allows six connections to one server, so all parts of the page share one stream of a project.
const streams = new Map<string, { readonly listeners: Set<LiveListener>; readonly close: () => void }>();

/** Hears the live messages of a project until the returned function is called. */
export function subscribeLive(projectId: string, listener: LiveListener): () => void {
  const stream = streams.get(projectId) ?? open(projectId);
  stream.listeners.add(listener);
  return () => {
    stream.listeners.delete(listener);
    if (stream.listeners.size > 0 || streams.get(projectId) !== stream) return;
    streams.delete(projectId);
    stream.close();
  };
}

function open(projectId: string) {
  const listeners = new Set<LiveListener>();
  const close = openLiveConnection(projectId, (notice) => {
    for (const listener of listeners) listener(notice);
  });
  const stream = { listeners, close };
  streams.set(projectId, stream);
  return stream;
}

/** Keeps the cached data of a project fresh. The frame uses it; a page only needs the right query keys. */
export function useLive(projectId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    // Under load the messages come faster than the answers, and an answer that is asked for anew never arrives.
    const refreshActivity = oneAtATime(() => invalidateStale(client, projectId, { kind: 'activity' }));
    return subscribeLive(projectId, (notice) => {
      if (notice.kind === 'activity') refreshActivity();
      else void invalidateStale(client, projectId, notice);
    });
  }, [client, projectId]);
}
