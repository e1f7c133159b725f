import type { Kysely } from 'kysely';
import type { listWorkflowFiles as route } from '#contract/workflow-files.ts';
import type { ResponseOf } from '#contract/route.ts';
import type { Tables } from '#storage/database/tables.ts';
import { listWorkflowRows } from '#storage/workflows/list-workflows.ts';

export async function listWorkflowFiles(db: Kysely<Tables>, projectId: string): Promise<ResponseOf<typeof route>> {
  const rows = await listWorkflowRows(db, projectId);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    revision: row.draft_revision,
    publishedVersion: row.version_number,
    updatedAt: row.updated_at.toISOString(),
  }));
}
