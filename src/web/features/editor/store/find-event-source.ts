import type { Trigger } from '#core/workflow/document.ts';

/** The App Event or the API resource whose events start the workflow; null: it is started by something else. */
export function findEventSource(trigger: Trigger | null): string | null {
  const id = trigger?.type === 'api-resource' ? trigger.config['resource'] : trigger?.config['appEventId'];
  return typeof id === 'string' && id !== '' ? id : null;
}
