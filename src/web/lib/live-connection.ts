import type { LiveMessage } from '#contract/live.ts';
import { streamLive } from '#contract/live.ts';
import { buildUrl } from './build-url.ts';

/** `reconnected`: messages may have been missed. */
export type LiveNotice = LiveMessage | { readonly kind: 'reconnected' };
export type LiveListener = (notice: LiveNotice) => void;

const LONGEST_WAIT_MS = 15_000;

/** One stream of a project, reopened for as long as it is wanted. The browser itself gives up when the server answers with an error. */
export function openLiveConnection(projectId: string, onNotice: LiveListener): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let wasOpen = false;

  const connect = () => {
    source = new EventSource(buildUrl(streamLive.path, { projectId }));
    source.addEventListener('open', () => {
      failures = 0;
      if (wasOpen) onNotice({ kind: 'reconnected' });
      wasOpen = true;
    });
    source.addEventListener('message', ({ data }) => {
      // Written by our own server from the schema of this type.
      onNotice(JSON.parse(String(data)) as LiveMessage);
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, Math.min(1_000 * 2 ** failures, LONGEST_WAIT_MS));
      failures += 1;
    });
  };
  connect();

  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
