/** What live messages can make stale. */
export type Topic = 'app-events' | 'workflows' | 'runs' | 'received-events' | 'users' | 'settings';

export const sessionKey = ['session'] as const;

/**
 * Every key of project data: `['projects', projectId, topic, …]`. After the topic comes `'list'` (then the filters) or the
 * id of one thing (then what of it). Refused sends are `'received-events', 'refused'`.
 */
export function projectKey(projectId: string, topic: Topic, ...rest: readonly unknown[]) {
  return ['projects', projectId, topic, ...rest] as const;
}
