import type { Kysely } from 'kysely';
import type { getWorkflow as route } from '#contract/workflows.ts';
import type { ResponseOf } from '#contract/route.ts';
import { readDocument } from '#core/workflow/migrate-document.ts';
import type { Tables } from '#storage/database/tables.ts';
import { findWorkflow, type WorkflowRow } from '#storage/workflows/find-workflow.ts';
import { listTestOutputs } from '#storage/workflows/test-outputs.ts';
import { findVersion } from '#storage/workflows/versions.ts';
import { describeFacts, workflowNotFound } from './workflow-facts.ts';

export async function getWorkflow(
  db: Kysely<Tables>,
  projectId: string,
  workflowId: string,
): Promise<ResponseOf<typeof route>> {
  const workflow = await requireWorkflow(db, projectId, workflowId);
  const versionId = workflow.published_version_id;
  const [version, testOutputs] = await Promise.all([
    versionId === null ? undefined : findVersion(db, workflow.id, versionId),
    listTestOutputs(db, workflow.id),
  ]);
  return {
    ...describeFacts(workflow, version),
    revision: workflow.draft_revision,
    document: readDocument(workflow.draft),
    testOutputs: Object.fromEntries(testOutputs.map(({ stepId, output }) => [stepId, output])),
  };
}

export async function requireWorkflow(db: Kysely<Tables>, projectId: string, workflowId: string): Promise<WorkflowRow> {
  const workflow = await findWorkflow(db, projectId, workflowId);
  if (workflow === undefined) throw workflowNotFound();
  return workflow;
}
