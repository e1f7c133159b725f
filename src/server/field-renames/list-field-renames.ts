import type { Kysely } from 'kysely';
import type { listFieldRenames as route } from '#contract/field-renames.ts';
import type { ResponseOf } from '#contract/route.ts';
import { listFieldRenames as listRows } from '#storage/app-events/field-renames.ts';
import { findAppEvent } from '#storage/app-events/find-app-event.ts';
import type { Tables } from '#storage/database/tables.ts';
import { listListeningWorkflows } from '#storage/listeners/list-listening-workflows.ts';
import { listWorkflowNames } from '#storage/workflows/list-workflow-names.ts';
import { appEventNotFound } from '../app-events/check-app-event.ts';
import { countReferences } from './list-following.ts';
import { listPublishedReaders } from './preview-field-rename.ts';

export async function listFieldRenames(
  db: Kysely<Tables>,
  projectId: string,
  appEventId: string,
): Promise<ResponseOf<typeof route>> {
  const event = await findAppEvent(db, projectId, appEventId);
  if (event === undefined) throw appEventNotFound();
  const rows = await listRows(db, event.id);
  if (rows.length === 0) return [];
  const listening = await listListeningWorkflows(db, projectId, event.id);
  const names = await listWorkflowNames(
    db,
    projectId,
    rows.flatMap(({ drafts }) => drafts.map(({ workflowId }) => workflowId)),
  );
  return rows.map((row) => ({
    id: row.id,
    renames: row.renames.map(({ path, to }) => ({ path: [...path], to })),
    readsBoth: row.reads_both,
    memberName: row.member_name,
    createdAt: row.created_at.toISOString(),
    undoneAt: row.undone_at?.toISOString() ?? null,
    drafts: row.drafts.flatMap(({ workflowId, changes }) => {
      const workflowName = names.get(workflowId);
      // A workflow that was deleted since has nothing to go back to.
      return workflowName === undefined ? [] : [{ workflowId, workflowName, referenceCount: countReferences(changes) }];
    }),
    published: row.undone_at === null ? listPublishedReaders(listening, row.renames) : [],
  }));
}
