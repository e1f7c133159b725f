import type { Config, WorkflowDocument } from '#core/workflow/document.ts';
import { findStep } from '#core/workflow/walk.ts';

/** Of the trigger, or of the step with this id. */
export function getConfig(document: WorkflowDocument, owner: string): Config | undefined {
  return owner === 'trigger' ? document.trigger?.config : findStep(document, owner)?.config;
}
