import { ERROR_BRANCH } from '#core/workflow/branch-ids.ts';
import { createDocument, type Step, type WorkflowDocument } from '#core/workflow/document.ts';

/** A step with nothing set; `overrides` says what the test is about. Its type is a Request unless it is given branches. */
export function makeStep(id: string, overrides: Partial<Step> = {}): Step {
  return {
    id,
    type: overrides.branches === undefined ? 'request' : 'conditional',
    name: id,
    config: {},
    retry: null,
    continueOnFailure: false,
    isDisabled: false,
    note: '',
    branches: [],
    ...overrides,
  };
}

/** A Conditional with the given steps in its branches. */
export function makeConditional(
  id: string,
  yes: readonly Step[] = [],
  no: readonly Step[] = [],
  overrides: Partial<Step> = {},
): Step {
  return makeStep(id, {
    branches: [
      { id: 'yes', steps: yes },
      { id: 'no', steps: no },
    ],
    ...overrides,
  });
}

/** A document that listens to an App Event and has the given steps. */
export function makeDocument(steps: readonly Step[], overrides: Partial<WorkflowDocument> = {}): WorkflowDocument {
  return {
    ...createDocument('Workflow'),
    trigger: { type: 'app-event', config: { appEventId: 'event-1' } },
    steps,
    ...overrides,
  };
}

/** A step with the given ones in its error branch. */
export function withErrorBranch(step: Step, steps: readonly Step[]): Step {
  return { ...step, branches: [...step.branches, { id: ERROR_BRANCH, steps }] };
}

/** A step that uses the output of "first1". */
const usesFirst = makeStep('user1', {
  config: { url: [{ text: 'https://x.example/' }, { ref: { source: 'step', stepId: 'first1', path: ['id'] } }] },
});

/** first1, cond1 (yes1 | no11), and user1, which uses first1. */
export const branchingSteps: readonly Step[] = [
  makeStep('first1'),
  makeConditional('cond1', [makeStep('yes1')], [makeStep('no11')]),
  usesFirst,
];
