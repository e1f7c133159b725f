import type { QueryClient } from '@tanstack/react-query';
import type { LiveNotice } from './live-connection.ts';
import { projectKey, sessionKey, type Topic } from './query-keys.ts';

/** Marks as stale, and asks again for what is on screen, whatever a message can have changed; done when the answers are here. */
export async function invalidateStale(client: QueryClient, projectId: string, notice: LiveNotice): Promise<void> {
  await Promise.all(
    listStaleKeys(projectId, notice).map((stale) =>
      client.invalidateQueries({ queryKey: stale.key, refetchType: stale.isFollowed ? 'none' : 'active' }),
    ),
  );
}

/** `isFollowed`: who shows it hears the messages itself and asks for the change alone. */
type Stale = { readonly key: readonly unknown[]; readonly isFollowed?: true };

function listStaleKeys(projectId: string, notice: LiveNotice): readonly Stale[] {
  const of = (topic: Topic, ...rest: readonly string[]): Stale => ({ key: projectKey(projectId, topic, ...rest) });
  switch (notice.kind) {
    case 'draft':
      return [{ ...of('workflows', notice.workflowId), isFollowed: true }, of('workflows', 'list')];
    case 'workflow':
      return [of('workflows'), of('app-events'), of('users')];
    case 'app-event':
      return [of('app-events'), of('workflows', 'list')];
    case 'activity':
      return [of('runs'), of('received-events'), of('app-events', 'list'), of('workflows', 'list'), of('users')];
    case 'settings':
      return [{ key: sessionKey }, of('settings')];
    // Nothing of it is cached.
    case 'test':
    case 'presence':
      return [];
    case 'reconnected':
      return [{ key: ['projects', projectId] }];
  }
}
