import { readEventFilter } from '#core/workflow/event-filter.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Listening } from '#storage/listeners/replace-listeners.ts';

/** The App Event that starts the workflow, or null: none is chosen yet, or it starts in another way. */
export function findListenedEvent({ trigger }: WorkflowDocument): string | null {
  if (trigger?.type !== 'app-event') return null;
  const appEventId = trigger.config['appEventId'];
  return typeof appEventId === 'string' ? appEventId.toLowerCase() : null;
}

/** What a published version listens to. */
export function describeListening(versionId: string, document: WorkflowDocument): NonNullable<Listening['published']> {
  return { versionId, eventId: findListenedEvent(document), hasFilter: readEventFilter(document).length > 0 };
}
