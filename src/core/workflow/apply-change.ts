import { applyOperation } from './apply-operation.ts';
import type { WorkflowDocument } from './document.ts';
import type { Operation } from './operation.ts';
import type { RefusalCode } from './operation-result.ts';

export type RefusedOperation = {
  readonly operation: Operation;
  readonly code: RefusalCode;
  /** A whole sentence. */
  readonly reason: string;
};

export type ChangeResult = {
  readonly document: WorkflowDocument;
  /** Undoes what was applied, when applied in this order. */
  readonly inverse: readonly Operation[];
  readonly refused: readonly RefusedOperation[];
};

/**
 * Applies operations in order to whatever the document is by now. Those that no longer apply are left out and
 * reported, which is how a change made on an older revision is rebased.
 */
export function applyChange(document: WorkflowDocument, operations: readonly Operation[]): ChangeResult {
  let current = document;
  const inverses: (readonly Operation[])[] = [];
  const refused: RefusedOperation[] = [];
  for (const operation of operations) {
    const result = applyOperation(current, operation);
    if (result.ok) {
      current = result.document;
      inverses.push(result.inverse);
    } else {
      refused.push({ operation, code: result.code, reason: result.reason });
    }
  }
  return { document: current, inverse: inverses.toReversed().flat(), refused };
}
