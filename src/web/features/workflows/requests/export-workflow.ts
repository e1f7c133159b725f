import { useMutation } from '@tanstack/react-query';
import { getWorkflow } from '#contract/workflows.ts';
import { callApi } from '../../../lib/api.ts';
import { downloadWorkflow } from '../../../lib/download-workflow.ts';
import { notifyError } from '../../../lib/notify-error.ts';
import { loadProjectNames } from './load-project-names.ts';

/** Saves the draft of a workflow as a file. */
export function useExportWorkflow(projectId: string) {
  return useMutation({
    mutationFn: async (workflowId: string) => {
      const [{ document }, names] = await Promise.all([
        callApi(getWorkflow, { params: { projectId, workflowId } }),
        loadProjectNames(projectId),
      ]);
      downloadWorkflow(document, names);
    },
    onError: (error) => notifyError(error, 'The workflow was not exported.'),
  });
}
