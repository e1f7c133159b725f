import { EACH_BRANCH } from './branch-ids.ts';
import type { StepId } from '../base/brand.ts';
import type { Container, Step, WorkflowDocument } from './document.ts';

/**
 * A step with all that a run and a check must know of its place, as positions in `order`. A position of `order.length`
 * is the end of the workflow.
 */
export type CompiledStep = {
  readonly step: Step;
  readonly index: number;
  readonly container: Container;
  readonly depth: number;
  /** The step around this one. */
  readonly parent: CompiledStep | null;
  /** Behind the last step of its branches. */
  readonly end: number;
  /** Where the flow goes on after this step: its next sibling, else behind the step around it. */
  readonly next: number;
  /** Where each branch starts; an empty one starts at `next`. */
  readonly branchStarts: ReadonlyMap<string, number>;
};

export type CompiledDocument = {
  readonly document: WorkflowDocument;
  /** Flow order: a branching step comes before the steps of its branches. */
  readonly order: readonly CompiledStep[];
  readonly byId: ReadonlyMap<StepId, CompiledStep>;
};

/** Indexes a document once, so that finding steps and following the flow take constant time. Ids must be unique. */
export function compileDocument(document: WorkflowDocument): CompiledDocument {
  const order: CompiledStep[] = [];
  addSequence(order, document.steps, null, null, countSteps(document.steps));
  return { document, order, byId: new Map(order.map((compiled) => [compiled.step.id, compiled])) };
}

/** Says whether a step runs before another one on every or some path, so that the other may use its output. */
export function runsBefore(earlier: CompiledStep, later: CompiledStep): boolean {
  if (earlier.index >= later.index) return false;
  if (isInItems(earlier, later)) return false;
  // The innermost step around `later` that holds `earlier` too must hold both in one branch, or be `earlier` itself.
  let inner = later;
  for (let around = later.parent; around !== null; around = around.parent) {
    if (around === earlier) return true;
    if (earlier.index > around.index) return branchAround(earlier, around) === inner.container?.branchId;
    inner = around;
  }
  return true;
}

/** What ran for items is not there behind their Fan Out, which has the results. */
function isInItems(earlier: CompiledStep, later: CompiledStep): boolean {
  for (let inner = earlier; inner.parent !== null; inner = inner.parent) {
    const { parent, container } = inner;
    if (later.index > parent.index && later.index < parent.end) return false;
    if (container?.branchId === EACH_BRANCH) return true;
  }
  return false;
}

function branchAround(nested: CompiledStep, around: CompiledStep): string | undefined {
  let current = nested;
  while (current.parent !== null && current.parent !== around) current = current.parent;
  return current.container?.branchId;
}

/** `next` is where the flow goes on behind the sequence. */
function addSequence(
  order: CompiledStep[],
  steps: readonly Step[],
  container: Container,
  parent: CompiledStep | null,
  next: number,
): void {
  for (const [at, step] of steps.entries()) {
    const index = order.length;
    const end = index + 1 + countNested(step);
    const branchStarts = new Map<string, number>();
    const compiled: CompiledStep = {
      step,
      index,
      container,
      depth: parent === null ? 0 : parent.depth + 1,
      parent,
      end,
      next: at === steps.length - 1 ? next : end,
      branchStarts,
    };
    order.push(compiled);
    for (const branch of step.branches) {
      branchStarts.set(branch.id, branch.steps.length === 0 ? compiled.next : order.length);
      addSequence(order, branch.steps, { stepId: step.id, branchId: branch.id }, compiled, compiled.next);
    }
  }
}

function countNested(step: Step): number {
  return step.branches.reduce((sum, branch) => sum + countSteps(branch.steps), 0);
}

function countSteps(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + 1 + countNested(step), 0);
}
