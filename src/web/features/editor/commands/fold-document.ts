import type { StepId } from '#core/base/brand.ts';
import type { Step, WorkflowDocument } from '#core/workflow/document.ts';

/** The workflow as the canvas draws it: collapsed steps with nothing in their branches. */
export function foldDocument(document: WorkflowDocument, collapsed: ReadonlySet<StepId>): WorkflowDocument {
  return collapsed.size === 0 ? document : { ...document, steps: foldSteps(document.steps, collapsed) };
}

function foldSteps(steps: readonly Step[], collapsed: ReadonlySet<StepId>): readonly Step[] {
  return steps.map((step) => {
    if (step.branches.length === 0) return step;
    const isCollapsed = collapsed.has(step.id);
    const branches = step.branches.map((branch) => ({
      ...branch,
      steps: isCollapsed ? [] : foldSteps(branch.steps, collapsed),
    }));
    return { ...step, branches };
  });
}
