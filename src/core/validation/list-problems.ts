import type { WorkflowDocument } from '../workflow/document.ts';
import { createProblemChecker } from './problem-checker.ts';
import type { Problem } from './problem.ts';
import type { ValidationContext } from './validation-context.ts';

/**
 * Lists what is wrong with a draft: the trigger's problems first, then those of the steps in flow order. Publishing
 * refuses a draft that has an error among them. The document must be sound as `checkDocument` has it. Mistakes in steps
 * that are disabled, or inside of such, are warnings. Who asks on every key stroke keeps a `createProblemChecker`.
 */
export function listProblems(document: WorkflowDocument, context: ValidationContext): readonly Problem[] {
  return createProblemChecker(context)(document);
}
