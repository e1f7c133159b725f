import { type Step, type WorkflowDocument } from '#core/workflow/document.ts';
/** A step with nothing set; `overrides` says what the test is about. Its type is a Request unless it is given branches. */
export declare function makeStep(id: string, overrides?: Partial<Step>): Step;
/** A Conditional with the given steps in its branches. */
export declare function makeConditional(
  id: string,
  yes?: readonly Step[],
  no?: readonly Step[],
  overrides?: Partial<Step>,
): Step;
/** A document that listens to an App Event and has the given steps. */
export declare function makeDocument(steps: readonly Step[], overrides?: Partial<WorkflowDocument>): WorkflowDocument;
/** A step with the given ones in its error branch. */
export declare function withErrorBranch(step: Step, steps: readonly Step[]): Step;
