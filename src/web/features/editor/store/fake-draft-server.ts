import { applyChange } from '#core/workflow/apply-change.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import type { Change } from '#core/workflow/operation.ts';
import type { OrderedChange } from './draft.ts';
import type { DraftAnswer, DraftChanges } from './editor-state.ts';

/** Does with changes what the contract says of the real server, in memory. */
export function createFakeDraftServer(start: WorkflowDocument) {
  let document = start;
  const log: OrderedChange[] = [];

  const change = (baseRevision: number, changes: readonly Change[]): DraftAnswer => {
    const refused: DraftAnswer['refused'] = [];
    for (const { changeId, label, operations } of changes) {
      if (log.some((ordered) => ordered.changeId === changeId)) continue;
      const result = applyChange(document, operations);
      for (const { reason } of result.refused) refused.push({ changeId, reason });
      const left = new Set(result.refused.map(({ operation }) => operation));
      const applied = operations.filter((operation) => !left.has(operation));
      if (applied.length === 0) continue;
      document = result.document;
      const revision = log.length + 1;
      log.push({ revision, changeId, memberId: 'm', memberName: 'Mia', label, operations: applied, createdAt: '' });
    }
    return { ...listChanges(baseRevision), refused };
  };

  const listChanges = (after: number): DraftChanges => ({ revision: log.length, changes: log.slice(after) });

  return { change, listChanges, document: () => document, revision: () => log.length, log };
}
