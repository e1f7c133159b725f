import type { Catalog } from '../../step/catalog.ts';
import type { CompiledDocument } from '../../workflow/compile-document.ts';
import type { Trigger } from '../../workflow/document.ts';
import type { Problem } from '../problem.ts';

/** A step that serves certain triggers only stands behind one of them. */
export function checkTriggerFit(
  { order }: CompiledDocument,
  trigger: Trigger | null,
  catalog: Catalog,
): readonly Problem[] {
  if (trigger === null) return [];
  return order.flatMap(({ step }): readonly Problem[] => {
    const { onlyAfter, name = step.type } = catalog.findStep(step.type) ?? {};
    if (onlyAfter === undefined || onlyAfter.includes(trigger.type)) return [];
    const wanted = onlyAfter.map((type) => catalog.findTrigger(type)?.name ?? type).join(' or ');
    const message = `"${step.name}" does nothing here: a ${name} step serves workflows that start by ${wanted}.`;
    return [{ code: 'idle_step', severity: 'warning', stepId: step.id, field: null, message }];
  });
}
