import type { StepId } from '#core/base/brand.ts';
import type { Container, Position, Step, WorkflowDocument } from '#core/workflow/document.ts';
import { findBranchName } from '../../../ui/flow/find-branch-name.ts';

/** One line of the outline. Branches are lines too: the only way into an empty one by keyboard. */
export type OutlineRow = {
  readonly id: string;
  readonly kind: 'trigger' | 'step' | 'branch';
  readonly name: string;
  /** 1 for the outermost. */
  readonly level: number;
  readonly index: number;
  readonly siblingCount: number;
  readonly parentId: string | null;
  /** null: nothing to fold. */
  readonly isOpen: boolean | null;
  /** Type of the step or the trigger; null for branches, and while there is no trigger. */
  readonly type: string | null;
  readonly isDisabled: boolean;
  /** Where "add a step" puts one. */
  readonly insertAt: Position;
};

type Parent = { readonly id: string | null; readonly level: number };

/** The workflow as lines, without what is folded. */
export function listOutlineRows(
  document: WorkflowDocument,
  folded: ReadonlySet<string>,
  triggerName = 'Trigger',
): readonly OutlineRow[] {
  const rows: OutlineRow[] = [
    {
      id: 'trigger',
      kind: 'trigger',
      name: triggerName,
      level: 1,
      index: 0,
      siblingCount: document.steps.length + 1,
      parentId: null,
      isOpen: null,
      type: document.trigger?.type ?? null,
      isDisabled: false,
      insertAt: { container: null, after: null },
    },
  ];
  addSteps(rows, document.steps, null, { id: null, level: 1 }, folded, 1);
  return rows;
}

/** Gives rows that show the same as the last time as the same objects, so that they need not be drawn again. */
export function createRowKeeper(): (rows: readonly OutlineRow[]) => readonly OutlineRow[] {
  let last: ReadonlyMap<string, OutlineRow> = new Map();
  return (rows) => {
    const kept = rows.map((row) => {
      const before = last.get(row.id);
      return before !== undefined && showsSame(before, row) ? before : row;
    });
    last = new Map(kept.map((row) => [row.id, row]));
    return kept;
  };
}

function showsSame(a: OutlineRow, b: OutlineRow): boolean {
  return (
    a.name === b.name &&
    a.type === b.type &&
    a.isDisabled === b.isDisabled &&
    a.level === b.level &&
    a.index === b.index &&
    a.siblingCount === b.siblingCount &&
    a.parentId === b.parentId &&
    a.isOpen === b.isOpen
  );
}

function branchRowId(stepId: StepId, branchId: string): string {
  return `${stepId}/${branchId}`;
}

function addSteps(
  rows: OutlineRow[],
  steps: readonly Step[],
  container: Container,
  parent: Parent,
  folded: ReadonlySet<string>,
  offset = 0,
): void {
  for (const [index, step] of steps.entries()) {
    const isOpen = step.branches.length === 0 ? null : !folded.has(step.id);
    rows.push({
      id: step.id,
      kind: 'step',
      name: step.name,
      level: parent.level,
      index: index + offset,
      siblingCount: steps.length + offset,
      parentId: parent.id,
      isOpen,
      type: step.type,
      isDisabled: step.isDisabled,
      insertAt: { container, after: step.id },
    });
    if (isOpen === true) addBranches(rows, step, parent.level + 1, folded);
  }
}

function addBranches(rows: OutlineRow[], owner: Step, level: number, folded: ReadonlySet<string>): void {
  for (const [index, branch] of owner.branches.entries()) {
    const id = branchRowId(owner.id, branch.id);
    const container = { stepId: owner.id, branchId: branch.id };
    const isOpen = branch.steps.length === 0 ? null : !folded.has(id);
    rows.push({
      id,
      kind: 'branch',
      name: findBranchName(owner, branch.id),
      level,
      index,
      siblingCount: owner.branches.length,
      parentId: owner.id,
      isOpen,
      type: null,
      isDisabled: false,
      insertAt: { container, after: null },
    });
    if (isOpen === true) addSteps(rows, branch.steps, container, { id, level: level + 1 }, folded);
  }
}
