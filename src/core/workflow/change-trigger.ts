import type { Json } from '../base/json.ts';
import { previousValue, setConfigField } from './change-config.ts';
import { refuse, type OperationResult } from './operation-result.ts';
import type { Trigger, WorkflowDocument } from './document.ts';

/** Sets, replaces or clears the trigger. */
export function setTrigger(document: WorkflowDocument, trigger: Trigger | null): OperationResult {
  return {
    ok: true,
    document: { ...document, trigger },
    inverse: [{ kind: 'set-trigger', trigger: document.trigger }],
  };
}

/** Sets one field of the trigger's config, or clears it where the value is undefined. */
export function setTriggerField(document: WorkflowDocument, field: string, value: Json | undefined): OperationResult {
  const { trigger } = document;
  if (trigger === null) return refuse('no_trigger');
  return {
    ok: true,
    document: { ...document, trigger: { ...trigger, config: setConfigField(trigger.config, field, value) } },
    inverse: [{ kind: 'set-trigger-field', field, ...previousValue(trigger.config, field) }],
  };
}
