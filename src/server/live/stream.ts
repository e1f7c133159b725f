import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProjectCaller } from '../auth/caller.ts';
import type { ServerDeps } from '../deps.ts';
import type { Trouble } from '../trouble.ts';

const HEARTBEAT_MS = 15_000;
/** Longer than the caches of sessions and memberships remember, and within 10 seconds with them. */
const RECHECK_MS = 4_000;
/** A page that reads more slowly than this is better off beginning anew. */
const MOST_UNSENT_BYTES = 256 * 1024;

type StreamDeps = Pick<ServerDeps, 'live' | 'sessions' | 'memberships' | 'closing'> & {
  /** Of checking who may still read, for all streams. */
  readonly checking: Trouble;
};

/**
 * Sends a project's messages for as long as the page is open, the process stays, and the member may read. The browser
 * opens a new stream by itself whenever one ends.
 */
export function openStream(
  deps: StreamDeps,
  { projectId, member }: ProjectCaller,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { raw } = reply;
  raw.writeHead(200, {
    // Fastify's own headers are lost with a hijacked reply. The type says that numbers are possible where Node wants text.
    ...(reply.getHeaders() as Record<string, string | string[]>),
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // Proxies such as nginx gather answers otherwise.
    'X-Accel-Buffering': 'no',
  });
  const write = (text: string): void => {
    if (raw.writableLength > MOST_UNSENT_BYTES) raw.destroy();
    else if (!raw.writableEnded) raw.write(text);
  };
  const end = (): void => void raw.end();

  write('retry: 1000\n\n');
  const unsubscribe = deps.live.subscribe(projectId, {
    onMessage: (message) => write(`data: ${JSON.stringify(message)}\n\n`),
    onGap: end,
  });
  const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
  const recheck = setInterval(() => {
    mayStillRead(deps, request, projectId, member.id).then((isAllowed) => {
      deps.checking.passed();
      if (!isAllowed) end();
    }, deps.checking.failed);
  }, RECHECK_MS);
  deps.closing.addEventListener('abort', end, { once: true });
  raw.once('close', () => {
    unsubscribe();
    clearInterval(heartbeat);
    clearInterval(recheck);
    deps.closing.removeEventListener('abort', end);
  });
  if (deps.closing.aborted) end();
}

async function mayStillRead(
  { sessions, memberships }: Pick<StreamDeps, 'sessions' | 'memberships'>,
  request: FastifyRequest,
  projectId: ProjectCaller['projectId'],
  memberId: string,
): Promise<boolean> {
  if ((await sessions.findMember(request)) === null) return false;
  return (await memberships.findRole(projectId, memberId)) !== null;
}
