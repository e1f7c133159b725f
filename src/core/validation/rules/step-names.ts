import type { Problem } from '../problem.ts';
import type { CompiledDocument } from '../../workflow/compile-document.ts';

/** Variables and records show names, so two steps of one name are hard to tell apart. */
export function checkStepNames({ order }: CompiledDocument): readonly Problem[] {
  const seen = new Set<string>();
  return order.flatMap(({ step }) => {
    const name = step.name.trim().toLowerCase();
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `Another step is named "${step.name}" too.`;
    return [{ code: 'repeated_step_name', severity: 'warning', stepId: step.id, field: null, message }];
  });
}
