import type { Kysely } from 'kysely';
import type { listDraftChanges as route } from '#contract/workflows.ts';
import type { ResponseOf } from '#contract/route.ts';
import type { Tables } from '#storage/database/tables.ts';
import { listDraftChangesAfter, type DraftChangeRow } from '#storage/workflows/draft-changes.ts';
import { requireWorkflow } from './get-workflow.ts';

type Answer = ResponseOf<typeof route>;

export async function listDraftChanges(
  db: Kysely<Tables>,
  projectId: string,
  workflowId: string,
  after: number,
): Promise<Answer> {
  const { id, draft_revision: revision } = await requireWorkflow(db, projectId, workflowId);
  const changes = await listDraftChangesAfter(db, id, after);
  // A change may have come in between the two reads.
  return { revision: changes.at(-1)?.revision ?? revision, changes: changes.map(presentChange) };
}

export function presentChange(row: DraftChangeRow): Answer['changes'][number] {
  return {
    revision: row.revision,
    changeId: row.change_id,
    memberId: row.member_id,
    memberName: row.member_name,
    label: row.label,
    operations: row.operations,
    createdAt: row.created_at.toISOString(),
  };
}
