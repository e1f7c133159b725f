import type { Position, Step, WorkflowDocument } from '#core/workflow/document.ts';
import type { Operation } from '#core/workflow/operation.ts';
import { findFreeName } from './create-step.ts';

export type InsertStep = Extract<Operation, { kind: 'insert-step' }>;

/** Puts steps in, one behind the other, under names that no other step has. */
export function insertSteps(document: WorkflowDocument, steps: readonly Step[], at: Position): readonly InsertStep[] {
  const inserts: InsertStep[] = [];
  let named = document;
  let { after } = at;
  for (const step of steps) {
    const renamed = { ...step, name: findFreeName(step.name, named) };
    named = { ...named, steps: [...named.steps, renamed] };
    inserts.push({ kind: 'insert-step', at: { ...at, after }, step: renamed });
    after = step.id;
  }
  return inserts;
}
