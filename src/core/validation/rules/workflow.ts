import type { WorkflowDocument } from '../../workflow/document.ts';
import type { Problem } from '../problem.ts';
import type { ValidationContext } from '../validation-context.ts';

/** A workflow has a trigger of a type that exists, and something to do. */
export function checkWorkflow(
  { trigger, steps }: WorkflowDocument,
  { catalog }: ValidationContext,
): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (severity: Problem['severity'], code: string, message: string): void => {
    problems.push({ code, severity, stepId: null, field: null, message });
  };
  if (trigger === null) add('error', 'no_trigger', 'The workflow has no trigger.');
  else if (catalog.findTrigger(trigger.type) === undefined) {
    add('error', 'unknown_trigger_type', `There is no trigger of the type "${trigger.type}".`);
  }
  if (steps.length === 0) add('warning', 'no_steps', 'The workflow has no steps, so its runs do nothing.');
  return problems;
}
