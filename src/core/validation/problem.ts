import type { StepId } from '#core/base/brand.ts';
import type { Reference } from '#core/expression/template.ts';

/** Something wrong in a draft. Errors block publishing, warnings ask. `stepId` null: the trigger or the workflow itself. */
export type Problem = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly stepId: StepId | null;
  readonly field: string | null;
  /** A whole sentence. */
  readonly message: string;
  /** The variable at fault, where it is one. */
  readonly reference?: Reference;
};
