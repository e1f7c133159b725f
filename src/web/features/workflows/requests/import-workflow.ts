import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeDraft, createWorkflow, removeWorkflow } from '#contract/workflows.ts';
import type { WorkflowDocument } from '#core/workflow/document.ts';
import { listRestoring } from '#core/workflow/list-restoring.ts';
import { callApi } from '../../../lib/api.ts';
import { createUuid } from '../../../lib/create-uuid.ts';
import { workflowsQuery } from './list-workflows.ts';

/** A change takes 2000 operations, and a workflow of as many steps needs a few more. */
const OPERATIONS_PER_CHANGE = 1000;

/** Creates a workflow with this draft; when the draft cannot be filled, no empty workflow is left behind. */
export function useImportWorkflow(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (document: WorkflowDocument) => {
      const { name } = document;
      const created = await callApi(createWorkflow, { params: { projectId }, body: { name } });
      const params = { projectId, workflowId: created.id };
      const operations = listRestoring(created.document, document);
      const changes = Array.from({ length: Math.ceil(operations.length / OPERATIONS_PER_CHANGE) }, (_, index) => ({
        changeId: createUuid(),
        label: 'Import from a file',
        operations: operations.slice(index * OPERATIONS_PER_CHANGE, (index + 1) * OPERATIONS_PER_CHANGE),
      }));
      try {
        const body = { baseRevision: created.revision, changes };
        const [refusal] = (await callApi(changeDraft, { params, body })).refused;
        if (refusal !== undefined) throw new Error(refusal.reason);
      } catch (error) {
        await callApi(removeWorkflow, { params, query: { confirmName: name } });
        throw error;
      }
      return created.id;
    },
    onSettled: () => client.invalidateQueries(workflowsQuery(projectId)),
  });
}
