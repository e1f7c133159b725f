import type { Operation } from '#core/workflow/operation.ts';

/**
 * Names the one value that an operation overwrites, so that a later operation with the same name replaces it. Structural
 * operations (insert, remove, move) have none.
 */
export function findTarget(operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'set-name':
    case 'set-description':
    case 'set-trigger':
      return operation.kind;
    case 'set-trigger-field':
      return `set-trigger-field/${operation.field}`;
    case 'rename-step':
      return `rename-step/${operation.stepId}`;
    case 'set-step-field':
      return `set-step-field/${operation.stepId}/${operation.field}`;
    case 'set-step-option':
      return `set-step-option/${operation.stepId}/${Object.keys(operation.option).join()}`;
    case 'set-sticky-note':
      return `set-sticky-note/${operation.noteId}/${Object.keys(operation.part).join()}`;
    case 'insert-sticky-note':
    case 'remove-sticky-note':
    case 'insert-step':
    case 'remove-step':
    case 'move-step':
    case 'insert-branch':
    case 'remove-branch':
      return undefined;
    default:
      return operation satisfies never;
  }
}

/** Leaves out what a later operation overwrites. Lists with structural operations stay as they are: their order matters. */
export function compressOperations(operations: readonly Operation[]): readonly Operation[] {
  const last = new Map<string, Operation>();
  for (const operation of operations) {
    const target = findTarget(operation);
    if (target === undefined) return operations;
    last.delete(target);
    last.set(target, operation);
  }
  return [...last.values()];
}
