import type { StepId } from '#core/base/brand.ts';
import type { StepDefinition } from '#core/step/definition.ts';
import type { Step, WorkflowDocument } from '#core/workflow/document.ts';
import { walkSteps } from '#core/workflow/walk.ts';

/** A step of a type as it is when just added: nothing set, its branches empty, a name that no other step has. */
export function createStep(definition: StepDefinition, id: StepId, document: WorkflowDocument): Step {
  return {
    id,
    type: definition.type,
    name: findFreeName(definition.name, document),
    config: {},
    retry: null,
    continueOnFailure: false,
    isDisabled: false,
    note: '',
    branches: definition.branches.map((branch) => ({ id: branch.id, steps: [] })),
  };
}

/** "Request", "Request 2", "Request 3": variables name steps, so two of one name would be told apart by nothing. */
export function findFreeName(wanted: string, document: WorkflowDocument): string {
  const taken = new Set(walkSteps(document).map(({ step }) => step.name));
  if (!taken.has(wanted)) return wanted;
  const base = wanted.replace(/ \d+$/, '');
  let number = 2;
  while (taken.has(`${base} ${number}`)) number += 1;
  return `${base} ${number}`;
}
