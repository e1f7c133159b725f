import { findTriggerDefinition } from '#steps/catalog.ts';
import type { RunSummary } from './requests/list-runs.ts';

/** What started a run, in a word or two: the App Event's name, or that of the trigger's type. */
export function nameStart({ eventName, triggerType }: Pick<RunSummary, 'eventName' | 'triggerType'>): string {
  return eventName ?? findTriggerDefinition(triggerType)?.name ?? triggerType;
}
