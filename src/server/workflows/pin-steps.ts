import type { StepId } from '#core/base/brand.ts';
import type { Json } from '#core/base/json.ts';
import type { Step, WorkflowDocument } from '#core/workflow/document.ts';
import { ERROR_BRANCH } from '#core/workflow/branch-ids.ts';
import { findStep } from '#core/workflow/walk.ts';
import type { StepExecutor } from '#engine/ports/step-executor.ts';

export type Pins = { readonly [stepId: string]: Json };

/** No step type has a colon in its name. */
const PREFIX = 'pinned:';

/** Gives the document with steps in the place of pinned ones that need no fields; see `findPinnedExecutor`. */
export function pinSteps(document: WorkflowDocument, pins: Pins): WorkflowDocument {
  const pin = (step: Step): Step =>
    step.branches.every(({ id }) => id === ERROR_BRANCH) && Object.hasOwn(pins, step.id)
      ? { ...step, type: `${PREFIX}${step.id}`, config: {} }
      : { ...step, branches: step.branches.map(({ id, steps }) => ({ id, steps: steps.map(pin) })) };
  return { ...document, steps: document.steps.map(pin) };
}

/** Says whether a step of what `pinSteps` gave is a pinned one. */
export function isPinned(document: WorkflowDocument, stepId: StepId): boolean {
  return findStep(document, stepId)?.type.startsWith(PREFIX) === true;
}

/** What runs for a pinned step: nothing, with the output that was pinned. */
export function findPinnedExecutor(type: string, pins: Pins): StepExecutor | undefined {
  const stepId = type.startsWith(PREFIX) ? type.slice(PREFIX.length) : '';
  const output = Object.hasOwn(pins, stepId) ? pins[stepId] : undefined;
  if (output === undefined) return undefined;
  return {
    definition: {
      type,
      name: 'Pinned output',
      description: '',
      icon: 'pin',
      fields: {},
      branches: [],
      effects: 'none',
      canRetry: false,
      summarise: () => [],
      outputSchema: {},
    },
    execute: () => ({ kind: 'completed', output }),
  };
}
