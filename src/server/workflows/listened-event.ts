import type { WorkflowDocument } from '#core/workflow/document.ts';

/** The App Event that starts the workflow, or null: none is chosen yet, or it starts in another way. */
export function findListenedEvent({ trigger }: WorkflowDocument): string | null {
  if (trigger?.type !== 'app-event') return null;
  const appEventId = trigger.config['appEventId'];
  return typeof appEventId === 'string' ? appEventId.toLowerCase() : null;
}
